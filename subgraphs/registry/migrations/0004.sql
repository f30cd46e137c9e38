CREATE TABLE "registry"."row_set" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"shape" json NOT NULL,
	"chunks" integer DEFAULT 0 NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"hidden" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"hash" text,
	"created_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "registry"."row_chunk" (
	"row_set" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"rows" integer NOT NULL,
	"lines" text NOT NULL,
	CONSTRAINT "row_chunk_row_set_ordinal_pk" PRIMARY KEY("row_set","ordinal")
);

--> statement-breakpoint
CREATE TABLE "registry"."export_job" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text,
	"name" text NOT NULL,
	"document" text NOT NULL,
	"variables" jsonb NOT NULL,
	"operation_name" text,
	"rows_path" text NOT NULL,
	"saved_query" text,
	"plan" jsonb NOT NULL,
	"row_set" bigint NOT NULL,
	"state" text NOT NULL,
	"total_rows" integer,
	"cursor" text,
	"page_size" integer NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"busy_ms" bigint DEFAULT 0 NOT NULL,
	"degraded" jsonb NOT NULL,
	"cuts" jsonb NOT NULL,
	"failure" jsonb,
	"as_of_start" timestamp (3) with time zone,
	"as_of_end" timestamp (3) with time zone,
	"supergraph_start" text,
	"supergraph_end" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"lease" text,
	"lease_until" timestamp (3) with time zone,
	"not_before" timestamp (3) with time zone,
	"served_at" timestamp (3) with time zone,
	"mutation" text,
	CONSTRAINT "export_job_mutation_unique" UNIQUE("mutation")
);

--> statement-breakpoint
ALTER TABLE "registry"."row_chunk" ADD CONSTRAINT "row_chunk_row_set_row_set_id_fk" FOREIGN KEY ("row_set") REFERENCES "registry"."row_set"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."export_job" ADD CONSTRAINT "export_job_row_set_row_set_id_fk" FOREIGN KEY ("row_set") REFERENCES "registry"."row_set"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "export_job_owner" ON "registry"."export_job" USING btree ("owner","created_at");
--> statement-breakpoint
CREATE INDEX "export_job_state" ON "registry"."export_job" USING btree ("state","served_at");
--> statement-breakpoint
CREATE INDEX "export_job_expiry" ON "registry"."export_job" USING btree ("expires_at");
