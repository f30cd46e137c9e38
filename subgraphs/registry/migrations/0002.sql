CREATE TABLE "registry"."saved_query" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"owner_id" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"description" text,
	"description_en" text,
	"document" text NOT NULL,
	"operation_name" text,
	"rows" text,
	"nested" text NOT NULL,
	"explode" text,
	"parameters" jsonb NOT NULL,
	"picture" jsonb,
	"visibility" text NOT NULL,
	"shared_with" text[] NOT NULL,
	"platform" text,
	"folder" text,
	"tags" text[] NOT NULL,
	"fork_of" text,
	"estimated_cost" integer NOT NULL,
	"name_key" text NOT NULL,
	"runs" integer NOT NULL,
	"last_run_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"broken_at" timestamp (3) with time zone,
	CONSTRAINT "saved_query_slug_unique" UNIQUE("slug"),
	CONSTRAINT "saved_query_visibility" CHECK (visibility in ('PRIVATE', 'PEOPLE', 'PLATFORM', 'PUBLIC')),
	CONSTRAINT "saved_query_nested" CHECK (nested in ('JOIN', 'EXPLODE')),
	CONSTRAINT "saved_query_platform" CHECK (visibility <> 'PLATFORM' or platform is not null)
);

--> statement-breakpoint
CREATE TABLE "registry"."saved_query_version" (
	"query_id" text NOT NULL,
	"version" integer NOT NULL,
	"reason" text NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"graph_version" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"description" text,
	"description_en" text,
	"document" text NOT NULL,
	"operation_name" text,
	"rows" text,
	"nested" text NOT NULL,
	"explode" text,
	"parameters" jsonb NOT NULL,
	"picture" jsonb,
	"visibility" text NOT NULL,
	"mutation" text,
	CONSTRAINT "saved_query_version_query_id_version_pk" PRIMARY KEY("query_id","version"),
	CONSTRAINT "saved_query_version_mutation_unique" UNIQUE("mutation")
);

--> statement-breakpoint
CREATE TABLE "registry"."saved_query_change" (
	"query_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"effect" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"namespace" text,
	"coordinates" text[] NOT NULL,
	"message" text NOT NULL,
	"message_en" text NOT NULL,
	"version" integer,
	"acknowledged_at" timestamp (3) with time zone,
	CONSTRAINT "saved_query_change_query_id_sequence_pk" PRIMARY KEY("query_id","sequence")
);

--> statement-breakpoint
CREATE TABLE "registry"."saved_query_use" (
	"query_id" text NOT NULL,
	"day" date NOT NULL,
	"runs" integer NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "saved_query_use_query_id_day_pk" PRIMARY KEY("query_id","day")
);

--> statement-breakpoint
CREATE TABLE "registry"."saved_query_person" (
	"day" date NOT NULL,
	"query_id" text NOT NULL,
	"person" text NOT NULL,
	CONSTRAINT "saved_query_person_day_query_id_person_pk" PRIMARY KEY("day","query_id","person")
);

--> statement-breakpoint
CREATE TABLE "registry"."saved_query_salt" (
	"day" date PRIMARY KEY NOT NULL,
	"salt" text NOT NULL
);

--> statement-breakpoint
ALTER TABLE "registry"."saved_query_version" ADD CONSTRAINT "saved_query_version_query_id_saved_query_id_fk" FOREIGN KEY ("query_id") REFERENCES "registry"."saved_query"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."saved_query_change" ADD CONSTRAINT "saved_query_change_query_id_saved_query_id_fk" FOREIGN KEY ("query_id") REFERENCES "registry"."saved_query"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."saved_query_use" ADD CONSTRAINT "saved_query_use_query_id_saved_query_id_fk" FOREIGN KEY ("query_id") REFERENCES "registry"."saved_query"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "saved_query_owner" ON "registry"."saved_query" USING btree ("owner_id","updated_at");
--> statement-breakpoint
CREATE INDEX "saved_query_updated" ON "registry"."saved_query" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "saved_query_shared" ON "registry"."saved_query" USING gin ("shared_with");
