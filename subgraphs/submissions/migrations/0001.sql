CREATE TABLE "submissions"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "submissions"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submissions"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "submissions"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("submissions"."relation"."target_id" is not null or "submissions"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "submissions"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "submissions"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "submissions"."program" (
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
	"code" text,
	"kind" text,
	"department" text,
	CONSTRAINT "program_status" CHECK ("submissions"."program"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "program_lifecycle" CHECK ("submissions"."program"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "program_sharing_level" CHECK ("submissions"."program"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "program_generated_on" CHECK ("submissions"."program"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "program_tombstone" CHECK (("submissions"."program"."status" = 'WITHDRAWN') = ("submissions"."program"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "submissions"."project" (
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
	"project_no" text,
	"program" text,
	"program_kind" text,
	"department" text,
	"parent" text,
	"domain" text,
	"discipline" text,
	"application_code" text,
	"grant_type" text,
	"leader" text,
	"lead_unit" jsonb,
	"lead_unit_kind" text,
	"system" text,
	"recommended_by" text,
	"participating_units" jsonb,
	"province" text,
	"admin_code" text,
	"amount" jsonb,
	"start_on" text,
	"end_on" text,
	"planned_acceptance_on" date,
	"accepted_on" date,
	"submission_due_on" date,
	"evaluation" text,
	"certificate_no" text,
	"conclusion" text,
	"results" text,
	CONSTRAINT "project_status" CHECK ("submissions"."project"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "project_lifecycle" CHECK ("submissions"."project"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "project_sharing_level" CHECK ("submissions"."project"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "project_generated_on" CHECK ("submissions"."project"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "project_tombstone" CHECK (("submissions"."project"."status" = 'WITHDRAWN') = ("submissions"."project"."withdrawn_at" is not null)),
	CONSTRAINT "project_amount" CHECK (("submissions"."project"."amount" ->> 'amount')::numeric >= 0)
);

--> statement-breakpoint
CREATE TABLE "submissions"."submission" (
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
	"project" text,
	"lead_unit" jsonb,
	"admin_code" text,
	"submitter" text,
	"submission_status" text,
	"plan" jsonb,
	"round" integer,
	"due_on" date,
	"certificate_no" text,
	"completion" jsonb,
	CONSTRAINT "submission_status" CHECK ("submissions"."submission"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "submission_lifecycle" CHECK ("submissions"."submission"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "submission_sharing_level" CHECK ("submissions"."submission"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "submission_generated_on" CHECK ("submissions"."submission"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "submission_tombstone" CHECK (("submissions"."submission"."status" = 'WITHDRAWN') = ("submissions"."submission"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "submissions"."submission_item" (
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
	"submission" text,
	"project" text,
	"lead_unit" jsonb,
	"item_status" text,
	"proposed_sharing" jsonb,
	"quality_verdict" text,
	"openness_verdict" text,
	"not_open_ground" jsonb,
	"files" jsonb,
	"physical_deposit" jsonb,
	CONSTRAINT "submission_item_status" CHECK ("submissions"."submission_item"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "submission_item_lifecycle" CHECK ("submissions"."submission_item"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "submission_item_sharing_level" CHECK ("submissions"."submission_item"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "submission_item_generated_on" CHECK ("submissions"."submission_item"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "submission_item_tombstone" CHECK (("submissions"."submission_item"."status" = 'WITHDRAWN') = ("submissions"."submission_item"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "submissions"."achievement" (
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
	"registration_no" text,
	"kind" text,
	"maturity" text,
	"completed_on" text,
	"completers" jsonb,
	"awards" text[],
	"application_fields" text[],
	CONSTRAINT "achievement_status" CHECK ("submissions"."achievement"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "achievement_lifecycle" CHECK ("submissions"."achievement"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "achievement_sharing_level" CHECK ("submissions"."achievement"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "achievement_generated_on" CHECK ("submissions"."achievement"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "achievement_tombstone" CHECK (("submissions"."achievement"."status" = 'WITHDRAWN') = ("submissions"."achievement"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "submissions"."product" (
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
	"product_kind" text,
	"approval_no" text,
	"specification" text,
	"producer" jsonb,
	CONSTRAINT "product_status" CHECK ("submissions"."product"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "product_lifecycle" CHECK ("submissions"."product"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "product_sharing_level" CHECK ("submissions"."product"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "product_generated_on" CHECK ("submissions"."product"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "product_tombstone" CHECK (("submissions"."product"."status" = 'WITHDRAWN') = ("submissions"."product"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "submissions"."production_line" (
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
	"capacity" jsonb,
	"built_on" text,
	"location" jsonb,
	"products" text[],
	CONSTRAINT "production_line_status" CHECK ("submissions"."production_line"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "production_line_lifecycle" CHECK ("submissions"."production_line"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "production_line_sharing_level" CHECK ("submissions"."production_line"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "production_line_generated_on" CHECK ("submissions"."production_line"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "production_line_tombstone" CHECK (("submissions"."production_line"."status" = 'WITHDRAWN') = ("submissions"."production_line"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "submissions"."physical_item" (
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
	"item_kind" text,
	"quantity" text,
	"storage_location" text,
	"condition" text,
	CONSTRAINT "physical_item_status" CHECK ("submissions"."physical_item"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "physical_item_lifecycle" CHECK ("submissions"."physical_item"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "physical_item_sharing_level" CHECK ("submissions"."physical_item"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "physical_item_generated_on" CHECK ("submissions"."physical_item"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "physical_item_tombstone" CHECK (("submissions"."physical_item"."status" = 'WITHDRAWN') = ("submissions"."physical_item"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "submissions"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "submissions"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "submissions"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "program_cstr_key" ON "submissions"."program" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "program_updated" ON "submissions"."program" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "program_generated" ON "submissions"."program" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "program_platform" ON "submissions"."program" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "program_provider" ON "submissions"."program" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "program_identifiers" ON "submissions"."program" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "program_funding" ON "submissions"."program" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "program_kind" ON "submissions"."program" USING btree ("kind");
--> statement-breakpoint
CREATE UNIQUE INDEX "project_cstr_key" ON "submissions"."project" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "project_updated" ON "submissions"."project" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "project_generated" ON "submissions"."project" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "project_platform" ON "submissions"."project" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "project_provider" ON "submissions"."project" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "project_identifiers" ON "submissions"."project" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "project_funding" ON "submissions"."project" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "project_number_key" ON "submissions"."project" USING btree (lower("project_no"));
--> statement-breakpoint
CREATE INDEX "project_program" ON "submissions"."project" USING btree ("program");
--> statement-breakpoint
CREATE INDEX "project_parent" ON "submissions"."project" USING btree ("parent");
--> statement-breakpoint
CREATE INDEX "project_lead_unit" ON "submissions"."project" USING btree (("lead_unit" -> 'organization' ->> 'id'));
--> statement-breakpoint
CREATE INDEX "project_due" ON "submissions"."project" USING btree ("submission_due_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "submission_cstr_key" ON "submissions"."submission" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "submission_updated" ON "submissions"."submission" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "submission_generated" ON "submissions"."submission" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "submission_platform" ON "submissions"."submission" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "submission_provider" ON "submissions"."submission" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "submission_identifiers" ON "submissions"."submission" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "submission_funding" ON "submissions"."submission" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "submission_active_key" ON "submissions"."submission" USING btree ("project") WHERE submission_status is distinct from 'WITHDRAWN' and status <> 'WITHDRAWN';
--> statement-breakpoint
CREATE INDEX "submission_status_due" ON "submissions"."submission" USING btree ("submission_status","due_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "submission_item_cstr_key" ON "submissions"."submission_item" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "submission_item_updated" ON "submissions"."submission_item" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "submission_item_generated" ON "submissions"."submission_item" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "submission_item_platform" ON "submissions"."submission_item" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "submission_item_provider" ON "submissions"."submission_item" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "submission_item_identifiers" ON "submissions"."submission_item" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "submission_item_funding" ON "submissions"."submission_item" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "submission_item_submission" ON "submissions"."submission_item" USING btree ("submission");
--> statement-breakpoint
CREATE INDEX "submission_item_project" ON "submissions"."submission_item" USING btree ("project");
--> statement-breakpoint
CREATE UNIQUE INDEX "achievement_cstr_key" ON "submissions"."achievement" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "achievement_updated" ON "submissions"."achievement" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "achievement_generated" ON "submissions"."achievement" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "achievement_platform" ON "submissions"."achievement" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "achievement_provider" ON "submissions"."achievement" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "achievement_identifiers" ON "submissions"."achievement" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "achievement_funding" ON "submissions"."achievement" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "achievement_registration" ON "submissions"."achievement" USING btree ("registration_no");
--> statement-breakpoint
CREATE UNIQUE INDEX "product_cstr_key" ON "submissions"."product" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "product_updated" ON "submissions"."product" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "product_generated" ON "submissions"."product" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "product_platform" ON "submissions"."product" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "product_provider" ON "submissions"."product" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "product_identifiers" ON "submissions"."product" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "product_funding" ON "submissions"."product" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "production_line_cstr_key" ON "submissions"."production_line" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "production_line_updated" ON "submissions"."production_line" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "production_line_generated" ON "submissions"."production_line" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "production_line_platform" ON "submissions"."production_line" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "production_line_provider" ON "submissions"."production_line" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "production_line_identifiers" ON "submissions"."production_line" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "production_line_funding" ON "submissions"."production_line" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "production_line_products" ON "submissions"."production_line" USING gin ("products");
--> statement-breakpoint
CREATE UNIQUE INDEX "physical_item_cstr_key" ON "submissions"."physical_item" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "physical_item_updated" ON "submissions"."physical_item" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "physical_item_generated" ON "submissions"."physical_item" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "physical_item_platform" ON "submissions"."physical_item" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "physical_item_provider" ON "submissions"."physical_item" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "physical_item_identifiers" ON "submissions"."physical_item" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "physical_item_funding" ON "submissions"."physical_item" USING gin ("funding" jsonb_path_ops);
