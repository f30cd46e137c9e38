CREATE TABLE "scientific_data"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "scientific_data"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scientific_data"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resource_id" text NOT NULL,
	"action" text NOT NULL,
	"actor" text,
	"role" text NOT NULL,
	"request_id" text,
	"before" jsonb,
	"after" jsonb
);

--> statement-breakpoint
CREATE TABLE "scientific_data"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("scientific_data"."relation"."target_id" is not null or "scientific_data"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "scientific_data"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "scientific_data"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "scientific_data"."dataset" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"kind" text,
	"subtype" text,
	"data_class" text,
	"volume_bytes" numeric,
	"record_count" numeric,
	"file_count" integer,
	"formats" text[],
	"update_frequency" text,
	"maintenance_note" text,
	"methodology" text,
	"quality_statement" text,
	"lineage" text,
	"crs" text,
	"spatial_resolution" jsonb,
	"temporal_resolution" text,
	"distributions" jsonb,
	"variables" jsonb,
	"recommended_citation" text,
	"usage_statement" text,
	"is_emergency_data" boolean,
	CONSTRAINT "dataset_status" CHECK ("scientific_data"."dataset"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "dataset_lifecycle" CHECK ("scientific_data"."dataset"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "dataset_sharing_level" CHECK ("scientific_data"."dataset"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "dataset_generated_on" CHECK ("scientific_data"."dataset"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "dataset_tombstone" CHECK (("scientific_data"."dataset"."status" = 'WITHDRAWN') = ("scientific_data"."dataset"."withdrawn_at" is not null)),
	CONSTRAINT "dataset_emergency" CHECK ("scientific_data"."dataset"."is_emergency_data" = (resource_type = 'EMERGENCY_DATA')),
	CONSTRAINT "dataset_volume" CHECK ("scientific_data"."dataset"."volume_bytes" >= 0),
	CONSTRAINT "dataset_records" CHECK ("scientific_data"."dataset"."record_count" >= 0),
	CONSTRAINT "dataset_files" CHECK ("scientific_data"."dataset"."file_count" >= 0)
);

--> statement-breakpoint
CREATE TABLE "scientific_data"."popular_science_item" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"form" text,
	"audience" text,
	"gallery" text,
	"volume_bytes" numeric,
	CONSTRAINT "popular_science_item_status" CHECK ("scientific_data"."popular_science_item"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "popular_science_item_lifecycle" CHECK ("scientific_data"."popular_science_item"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "popular_science_item_sharing_level" CHECK ("scientific_data"."popular_science_item"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "popular_science_item_generated_on" CHECK ("scientific_data"."popular_science_item"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "popular_science_item_tombstone" CHECK (("scientific_data"."popular_science_item"."status" = 'WITHDRAWN') = ("scientific_data"."popular_science_item"."withdrawn_at" is not null)),
	CONSTRAINT "popular_science_item_volume" CHECK ("scientific_data"."popular_science_item"."volume_bytes" >= 0)
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "scientific_data"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "scientific_data"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "scientific_data"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "dataset_cstr_key" ON "scientific_data"."dataset" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "dataset_updated" ON "scientific_data"."dataset" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "dataset_generated" ON "scientific_data"."dataset" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "dataset_platform" ON "scientific_data"."dataset" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "dataset_provider" ON "scientific_data"."dataset" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "dataset_identifiers" ON "scientific_data"."dataset" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "dataset_funding" ON "scientific_data"."dataset" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "dataset_kind" ON "scientific_data"."dataset" USING btree ("kind");
--> statement-breakpoint
CREATE INDEX "dataset_volume_bytes" ON "scientific_data"."dataset" USING btree ("volume_bytes");
--> statement-breakpoint
CREATE INDEX "dataset_formats" ON "scientific_data"."dataset" USING gin ("formats");
--> statement-breakpoint
CREATE UNIQUE INDEX "popular_science_item_cstr_key" ON "scientific_data"."popular_science_item" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "popular_science_item_updated" ON "scientific_data"."popular_science_item" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "popular_science_item_generated" ON "scientific_data"."popular_science_item" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "popular_science_item_platform" ON "scientific_data"."popular_science_item" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "popular_science_item_provider" ON "scientific_data"."popular_science_item" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "popular_science_item_identifiers" ON "scientific_data"."popular_science_item" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "popular_science_item_funding" ON "scientific_data"."popular_science_item" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "popular_science_item_form" ON "scientific_data"."popular_science_item" USING btree ("form");
