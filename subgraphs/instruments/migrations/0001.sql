CREATE TABLE "instruments"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "instruments"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "instruments"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "instruments"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("instruments"."relation"."target_id" is not null or "instruments"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "instruments"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "instruments"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "instruments"."instrument" (
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
	"internal_no" text,
	"serial_no" text,
	"category15" text,
	"model" text,
	"manufacturers" jsonb,
	"origin_country" text,
	"owners" jsonb,
	"original_value" jsonb,
	"value_class" text GENERATED ALWAYS AS (case when original_value ->> 'currency' <> 'CNY' then null when (original_value ->> 'amount')::numeric >= 10000000 then 'GE_10M' when (original_value ->> 'amount')::numeric >= 2000000 then 'GE_2M' when (original_value ->> 'amount')::numeric >= 500000 then 'GE_500K' when (original_value ->> 'amount')::numeric >= 400000 then 'GE_400K' when original_value is not null then 'LT_400K' end) STORED,
	"funding_source" text,
	"acquired_on" text,
	"commissioned_on" text,
	"decommissioned_on" text,
	"measured_variables" text[],
	"technical_specs" text,
	"functions" text,
	"research_base" text,
	"location" jsonb,
	"annual_use" jsonb,
	"fee_standard" text,
	"condition" text,
	CONSTRAINT "instrument_status" CHECK ("instruments"."instrument"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "instrument_lifecycle" CHECK ("instruments"."instrument"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "instrument_sharing_level" CHECK ("instruments"."instrument"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "instrument_generated_on" CHECK ("instruments"."instrument"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "instrument_tombstone" CHECK (("instruments"."instrument"."status" = 'WITHDRAWN') = ("instruments"."instrument"."withdrawn_at" is not null)),
	CONSTRAINT "instrument_original_value" CHECK (("instruments"."instrument"."original_value" ->> 'amount')::numeric >= 0),
	CONSTRAINT "instrument_origin_country" CHECK ("instruments"."instrument"."origin_country" ~ '^[A-Z]{3}$')
);

--> statement-breakpoint
CREATE TABLE "instruments"."research_base" (
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
	"level" text,
	"director" text,
	"established_on" text,
	"fields" jsonb,
	"location" jsonb,
	CONSTRAINT "research_base_status" CHECK ("instruments"."research_base"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "research_base_lifecycle" CHECK ("instruments"."research_base"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "research_base_sharing_level" CHECK ("instruments"."research_base"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "research_base_generated_on" CHECK ("instruments"."research_base"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "research_base_tombstone" CHECK (("instruments"."research_base"."status" = 'WITHDRAWN') = ("instruments"."research_base"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "instruments"."metrology_standard" (
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
	"certificate_no" text,
	"quantity_measured" text,
	"range" text,
	"uncertainty" text,
	"keeper" jsonb,
	"valid_until" date,
	CONSTRAINT "metrology_standard_status" CHECK ("instruments"."metrology_standard"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "metrology_standard_lifecycle" CHECK ("instruments"."metrology_standard"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "metrology_standard_sharing_level" CHECK ("instruments"."metrology_standard"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "metrology_standard_generated_on" CHECK ("instruments"."metrology_standard"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "metrology_standard_tombstone" CHECK (("instruments"."metrology_standard"."status" = 'WITHDRAWN') = ("instruments"."metrology_standard"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "instruments"."test_method" (
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
	"standard_no" text,
	"target_object" text,
	"analyte" text,
	"matrix" text,
	"technique" text,
	"detection_limit" jsonb,
	CONSTRAINT "test_method_status" CHECK ("instruments"."test_method"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "test_method_lifecycle" CHECK ("instruments"."test_method"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "test_method_sharing_level" CHECK ("instruments"."test_method"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "test_method_generated_on" CHECK ("instruments"."test_method"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "test_method_tombstone" CHECK (("instruments"."test_method"."status" = 'WITHDRAWN') = ("instruments"."test_method"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "instruments"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "instruments"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "instruments"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "instrument_cstr_key" ON "instruments"."instrument" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "instrument_updated" ON "instruments"."instrument" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "instrument_generated" ON "instruments"."instrument" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "instrument_platform" ON "instruments"."instrument" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "instrument_provider" ON "instruments"."instrument" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "instrument_identifiers" ON "instruments"."instrument" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "instrument_funding" ON "instruments"."instrument" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "instrument_class" ON "instruments"."instrument" USING btree ("category15");
--> statement-breakpoint
CREATE INDEX "instrument_research_base" ON "instruments"."instrument" USING btree ("research_base");
--> statement-breakpoint
CREATE UNIQUE INDEX "research_base_cstr_key" ON "instruments"."research_base" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "research_base_updated" ON "instruments"."research_base" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "research_base_generated" ON "instruments"."research_base" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "research_base_platform" ON "instruments"."research_base" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "research_base_provider" ON "instruments"."research_base" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "research_base_identifiers" ON "instruments"."research_base" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "research_base_funding" ON "instruments"."research_base" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "research_base_kind" ON "instruments"."research_base" USING btree ("kind");
--> statement-breakpoint
CREATE UNIQUE INDEX "metrology_standard_cstr_key" ON "instruments"."metrology_standard" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "metrology_standard_updated" ON "instruments"."metrology_standard" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "metrology_standard_generated" ON "instruments"."metrology_standard" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "metrology_standard_platform" ON "instruments"."metrology_standard" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "metrology_standard_provider" ON "instruments"."metrology_standard" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "metrology_standard_identifiers" ON "instruments"."metrology_standard" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "metrology_standard_funding" ON "instruments"."metrology_standard" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "test_method_cstr_key" ON "instruments"."test_method" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "test_method_updated" ON "instruments"."test_method" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "test_method_generated" ON "instruments"."test_method" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "test_method_platform" ON "instruments"."test_method" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "test_method_provider" ON "instruments"."test_method" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "test_method_identifiers" ON "instruments"."test_method" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "test_method_funding" ON "instruments"."test_method" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "test_method_standard" ON "instruments"."test_method" USING btree ("standard_no");
