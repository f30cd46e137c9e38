CREATE TABLE "observatory"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "observatory"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "observatory"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "observatory"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("observatory"."relation"."target_id" is not null or "observatory"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "observatory"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "observatory"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "observatory"."telescope" (
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
	CONSTRAINT "telescope_status" CHECK ("observatory"."telescope"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "telescope_lifecycle" CHECK ("observatory"."telescope"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "telescope_sharing_level" CHECK ("observatory"."telescope"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "telescope_generated_on" CHECK ("observatory"."telescope"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "telescope_tombstone" CHECK (("observatory"."telescope"."status" = 'WITHDRAWN') = ("observatory"."telescope"."withdrawn_at" is not null)),
	CONSTRAINT "telescope_aperture" CHECK ("observatory"."telescope"."aperture" > 0)
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "observatory"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "observatory"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "observatory"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "telescope_cstr_key" ON "observatory"."telescope" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "telescope_updated" ON "observatory"."telescope" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "telescope_generated" ON "observatory"."telescope" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "telescope_platform" ON "observatory"."telescope" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "telescope_provider" ON "observatory"."telescope" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "telescope_identifiers" ON "observatory"."telescope" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "telescope_funding" ON "observatory"."telescope" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "telescope_wavelengths" ON "observatory"."telescope" USING gin ("wavelengths");
