CREATE TABLE "registry"."frozen_result" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"visibility" text NOT NULL,
	"state" text NOT NULL,
	"name" text,
	"description" text,
	"creators" text[],
	"document" text,
	"operation_name" text,
	"variables" jsonb,
	"rows_path" text,
	"saved_query" text,
	"saved_query_version" integer,
	"row_set" bigint,
	"rows" integer DEFAULT 0 NOT NULL,
	"hidden" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"hash" text,
	"sources" jsonb NOT NULL,
	"degraded" jsonb NOT NULL,
	"notices" jsonb NOT NULL,
	"as_of_start" timestamp (3) with time zone,
	"as_of_end" timestamp (3) with time zone,
	"supergraph_start" text,
	"supergraph_end" text,
	"failure" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by_center" boolean DEFAULT false NOT NULL,
	"deletion_reason" text,
	"mutation" text,
	CONSTRAINT "frozen_result_mutation_unique" UNIQUE("mutation"),
	CONSTRAINT "frozen_result_whole" CHECK (state <> 'FROZEN' or (row_set is not null and hash is not null and frozen_at is not null)),
	CONSTRAINT "frozen_result_gone" CHECK (state <> 'DELETED' or (row_set is null and document is null and deleted_at is not null))
);

--> statement-breakpoint
CREATE TABLE "registry"."frozen_comparison" (
	"result" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"added" integer,
	"changed" integer,
	"gone" integer,
	"same" integer,
	"changes" bigint,
	"supergraph" text,
	"as_of" timestamp (3) with time zone,
	"failure" jsonb
);

--> statement-breakpoint
ALTER TABLE "registry"."frozen_result" ADD CONSTRAINT "frozen_result_row_set_row_set_id_fk" FOREIGN KEY ("row_set") REFERENCES "registry"."row_set"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."frozen_comparison" ADD CONSTRAINT "frozen_comparison_result_frozen_result_id_fk" FOREIGN KEY ("result") REFERENCES "registry"."frozen_result"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."frozen_comparison" ADD CONSTRAINT "frozen_comparison_changes_row_set_id_fk" FOREIGN KEY ("changes") REFERENCES "registry"."row_set"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "frozen_result_owner" ON "registry"."frozen_result" USING btree ("owner","created_at");
