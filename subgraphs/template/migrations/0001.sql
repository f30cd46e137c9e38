CREATE TABLE "template"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "template"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "template"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("template"."relation"."target_id" is not null or "template"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "template"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "template"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "template"."telescope" (
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
	"aperture" double precision,
	"wavelengths" text[],
	"site" jsonb,
	"first_light" text,
	CONSTRAINT "telescope_status" CHECK ("template"."telescope"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "telescope_lifecycle" CHECK ("template"."telescope"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "telescope_sharing_level" CHECK ("template"."telescope"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "telescope_generated_on" CHECK ("template"."telescope"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "telescope_tombstone" CHECK (("template"."telescope"."status" = 'WITHDRAWN') = ("template"."telescope"."withdrawn_at" is not null)),
	CONSTRAINT "telescope_aperture" CHECK ("template"."telescope"."aperture" > 0)
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "template"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "template"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "template"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "telescope_cstr_key" ON "template"."telescope" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "telescope_updated" ON "template"."telescope" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "telescope_generated" ON "template"."telescope" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "telescope_platform" ON "template"."telescope" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "telescope_provider" ON "template"."telescope" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "telescope_identifiers" ON "template"."telescope" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "telescope_funding" ON "template"."telescope" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "telescope_wavelengths" ON "template"."telescope" USING gin ("wavelengths");
