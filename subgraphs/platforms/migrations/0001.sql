CREATE TABLE "platforms"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "platforms"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platforms"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "platforms"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("platforms"."relation"."target_id" is not null or "platforms"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "platforms"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "platforms"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "platforms"."organization" (
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
	"aliases" text[],
	"uscc" text,
	"ror" text,
	"kind" text,
	"types" text[],
	"org_status" text,
	"legal_person" boolean,
	"parent" text,
	"parents" text[],
	"successors" text[],
	"province" text,
	"city" text,
	"admin_code" text,
	"point" jsonb,
	"website" text,
	"established_year" integer,
	"name_keys" text[],
	CONSTRAINT "organization_status" CHECK ("platforms"."organization"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "organization_lifecycle" CHECK ("platforms"."organization"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "organization_sharing_level" CHECK ("platforms"."organization"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "organization_generated_on" CHECK ("platforms"."organization"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "organization_tombstone" CHECK (("platforms"."organization"."status" = 'WITHDRAWN') = ("platforms"."organization"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE TABLE "platforms"."platform" (
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
	"aliases" text[],
	"domain" text,
	"platform_status" text,
	"hosts" text[],
	"department" jsonb,
	"head" text,
	"website" text,
	"accredited_on" date,
	"join_type" text,
	"regime" text,
	"name_keys" text[],
	CONSTRAINT "platform_status" CHECK ("platforms"."platform"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "platform_lifecycle" CHECK ("platforms"."platform"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "platform_sharing_level" CHECK ("platforms"."platform"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "platform_generated_on" CHECK ("platforms"."platform"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "platform_tombstone" CHECK (("platforms"."platform"."status" = 'WITHDRAWN') = ("platforms"."platform"."withdrawn_at" is not null))
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "platforms"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "platforms"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "platforms"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "organization_cstr_key" ON "platforms"."organization" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "organization_updated" ON "platforms"."organization" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "organization_generated" ON "platforms"."organization" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "organization_platform" ON "platforms"."organization" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "organization_provider" ON "platforms"."organization" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "organization_identifiers" ON "platforms"."organization" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "organization_funding" ON "platforms"."organization" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "organization_ror_key" ON "platforms"."organization" USING btree (lower("ror")) WHERE ror is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "organization_uscc_key" ON "platforms"."organization" USING btree (lower("uscc")) WHERE uscc is not null;
--> statement-breakpoint
CREATE INDEX "organization_names" ON "platforms"."organization" USING gin ("name_keys");
--> statement-breakpoint
CREATE INDEX "organization_parent" ON "platforms"."organization" USING btree ("parent");
--> statement-breakpoint
CREATE UNIQUE INDEX "platform_cstr_key" ON "platforms"."platform" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "platform_updated" ON "platforms"."platform" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "platform_generated" ON "platforms"."platform" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "platform_platform" ON "platforms"."platform" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "platform_provider" ON "platforms"."platform" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "platform_identifiers" ON "platforms"."platform" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "platform_funding" ON "platforms"."platform" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "platform_code_key" ON "platforms"."platform" USING btree (lower("code")) WHERE code is not null;
--> statement-breakpoint
CREATE INDEX "platform_names" ON "platforms"."platform" USING gin ("name_keys");
--> statement-breakpoint
CREATE INDEX "platform_hosts" ON "platforms"."platform" USING gin ("hosts");
