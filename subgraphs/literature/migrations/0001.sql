CREATE TABLE "literature"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "literature"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "literature"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "literature"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("literature"."relation"."target_id" is not null or "literature"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "literature"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "literature"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "literature"."paper" (
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
	"doi" text,
	"kind" text,
	"container_title" text,
	"issn" text[],
	"volume" text,
	"issue" text,
	"first_page" text,
	"last_page" text,
	"elocation_id" text,
	"published_on" text,
	"publisher_name" text,
	"conference" text,
	"indexed_in" text[],
	"authors_ordered" jsonb,
	"corresponding_authors" integer[],
	"references" text[],
	"full_text_available" boolean,
	"clc_codes" text[],
	"subjects" text[],
	"form" text,
	CONSTRAINT "paper_status" CHECK ("literature"."paper"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "paper_lifecycle" CHECK ("literature"."paper"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "paper_sharing_level" CHECK ("literature"."paper"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "paper_generated_on" CHECK ("literature"."paper"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "paper_tombstone" CHECK (("literature"."paper"."status" = 'WITHDRAWN') = ("literature"."paper"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "literature"."monograph" (
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
	"isbn" text[],
	"publisher_name" text,
	"publication_place" text,
	"published_on" text,
	"edition" text,
	"pages" integer,
	"authors_ordered" jsonb,
	"clc_code" text,
	"clc_codes" text[],
	"form" text,
	CONSTRAINT "monograph_status" CHECK ("literature"."monograph"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "monograph_lifecycle" CHECK ("literature"."monograph"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "monograph_sharing_level" CHECK ("literature"."monograph"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "monograph_generated_on" CHECK ("literature"."monograph"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "monograph_tombstone" CHECK (("literature"."monograph"."status" = 'WITHDRAWN') = ("literature"."monograph"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "literature"."patent" (
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
	"application_no" text,
	"publication_no" text,
	"grant_no" text,
	"filed_on" date,
	"published_on" date,
	"granted_on" date,
	"priority" text[],
	"ipc" text[],
	"applicants" jsonb,
	"inventors" jsonb,
	"agency" text,
	"legal_status" text,
	"country_code" text,
	"claims_count" integer,
	CONSTRAINT "patent_status" CHECK ("literature"."patent"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "patent_lifecycle" CHECK ("literature"."patent"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "patent_sharing_level" CHECK ("literature"."patent"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "patent_generated_on" CHECK ("literature"."patent"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "patent_tombstone" CHECK (("literature"."patent"."status" = 'WITHDRAWN') = ("literature"."patent"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "literature"."standard" (
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
	"kind" text,
	"nature" text,
	"standard_status" text,
	"issued_on" date,
	"effective_on" date,
	"abolished_on" date,
	"replaces" text[],
	"replaced_by_numbers" text[],
	"ics" text[],
	"ccs" text[],
	"issuer" text,
	"centralised_by" text,
	"drafters" text[],
	"adopts" jsonb,
	"pages" integer,
	"full_text_available" boolean,
	CONSTRAINT "standard_status" CHECK ("literature"."standard"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "standard_lifecycle" CHECK ("literature"."standard"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "standard_sharing_level" CHECK ("literature"."standard"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "standard_generated_on" CHECK ("literature"."standard"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "standard_tombstone" CHECK (("literature"."standard"."status" = 'WITHDRAWN') = ("literature"."standard"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "literature"."report" (
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
	"report_no" text,
	"kind" text,
	"compiled_on" text,
	"authors_ordered" jsonb,
	"project_no" text,
	"disclosure" text,
	"disclosure_until" date,
	"pages" integer,
	"full_text_available" boolean,
	"form" text,
	CONSTRAINT "report_status" CHECK ("literature"."report"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "report_lifecycle" CHECK ("literature"."report"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "report_sharing_level" CHECK ("literature"."report"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "report_generated_on" CHECK ("literature"."report"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "report_tombstone" CHECK (("literature"."report"."status" = 'WITHDRAWN') = ("literature"."report"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "literature"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "literature"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "literature"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "paper_cstr_key" ON "literature"."paper" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "paper_updated" ON "literature"."paper" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "paper_generated" ON "literature"."paper" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "paper_platform" ON "literature"."paper" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "paper_provider" ON "literature"."paper" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "paper_identifiers" ON "literature"."paper" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "paper_funding" ON "literature"."paper" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "paper_doi" ON "literature"."paper" USING btree (lower("doi"));
--> statement-breakpoint
CREATE INDEX "paper_issn" ON "literature"."paper" USING gin ("issn");
--> statement-breakpoint
CREATE INDEX "paper_published" ON "literature"."paper" USING btree ("published_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "monograph_cstr_key" ON "literature"."monograph" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "monograph_updated" ON "literature"."monograph" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "monograph_generated" ON "literature"."monograph" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "monograph_platform" ON "literature"."monograph" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "monograph_provider" ON "literature"."monograph" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "monograph_identifiers" ON "literature"."monograph" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "monograph_funding" ON "literature"."monograph" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "monograph_isbn" ON "literature"."monograph" USING gin ("isbn");
--> statement-breakpoint
CREATE INDEX "monograph_published" ON "literature"."monograph" USING btree ("published_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "patent_cstr_key" ON "literature"."patent" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "patent_updated" ON "literature"."patent" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "patent_generated" ON "literature"."patent" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "patent_platform" ON "literature"."patent" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "patent_provider" ON "literature"."patent" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "patent_identifiers" ON "literature"."patent" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "patent_funding" ON "literature"."patent" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "patent_legal_status" ON "literature"."patent" USING btree ("legal_status");
--> statement-breakpoint
CREATE INDEX "patent_application" ON "literature"."patent" USING btree ("application_no");
--> statement-breakpoint
CREATE UNIQUE INDEX "standard_cstr_key" ON "literature"."standard" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "standard_updated" ON "literature"."standard" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "standard_generated" ON "literature"."standard" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "standard_platform" ON "literature"."standard" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "standard_provider" ON "literature"."standard" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "standard_identifiers" ON "literature"."standard" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "standard_funding" ON "literature"."standard" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "standard_number_key" ON "literature"."standard" USING btree (lower("standard_no"));
--> statement-breakpoint
CREATE INDEX "standard_status_issued" ON "literature"."standard" USING btree ("standard_status","issued_on");
--> statement-breakpoint
CREATE UNIQUE INDEX "report_cstr_key" ON "literature"."report" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "report_updated" ON "literature"."report" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "report_generated" ON "literature"."report" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "report_platform" ON "literature"."report" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "report_provider" ON "literature"."report" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "report_identifiers" ON "literature"."report" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "report_funding" ON "literature"."report" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "report_number" ON "literature"."report" USING btree ("report_no");
--> statement-breakpoint
CREATE INDEX "report_project" ON "literature"."report" USING btree ("project_no");
