CREATE TABLE "catalogue"."resource" (
	"id" text PRIMARY KEY NOT NULL,
	"namespace" text NOT NULL,
	"typename" text NOT NULL,
	"resource_type" text NOT NULL,
	"version" text NOT NULL,
	"revision" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"deleted" boolean NOT NULL,
	"document" jsonb NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"walk" text NOT NULL,
	"xid" "xid8" NOT NULL,
	"cstr" text,
	"platform_id" text,
	"status" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "catalogue"."resource_history" (
	"id" text NOT NULL,
	"revision" bigint NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone,
	"version" text NOT NULL,
	"deleted" boolean NOT NULL,
	"dimensions" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "catalogue"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_scheme" text,
	"target_value" text,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position")
);

--> statement-breakpoint
CREATE TABLE "catalogue"."identifier" (
	"resource_id" text NOT NULL,
	"scheme" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "identifier_resource_id_scheme_value_pk" PRIMARY KEY("resource_id","scheme","value")
);

--> statement-breakpoint
CREATE TABLE "catalogue"."membership" (
	"resource_id" text NOT NULL,
	"role" text NOT NULL,
	"entity_id" text NOT NULL,
	CONSTRAINT "membership_resource_id_role_entity_id_pk" PRIMARY KEY("resource_id","role","entity_id")
);

--> statement-breakpoint
CREATE TABLE "catalogue"."entity" (
	"id" text PRIMARY KEY NOT NULL,
	"namespace" text NOT NULL,
	"typename" text NOT NULL,
	"label" text,
	"label_en" text,
	"walk" text NOT NULL,
	"version" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "catalogue"."source" (
	"namespace" text PRIMARY KEY NOT NULL,
	"cursor" text,
	"walk" text NOT NULL,
	"walking" boolean NOT NULL,
	"caught_up" boolean NOT NULL,
	"caught_up_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text
);

--> statement-breakpoint
CREATE TABLE "catalogue"."set_aside" (
	"namespace" text NOT NULL,
	"id" text NOT NULL,
	"version" text NOT NULL,
	"findings" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "set_aside_namespace_id_pk" PRIMARY KEY("namespace","id")
);

--> statement-breakpoint
CREATE INDEX "resource_order" ON "catalogue"."resource" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "resource_walk" ON "catalogue"."resource" USING btree ("namespace","walk");
--> statement-breakpoint
CREATE INDEX "resource_type" ON "catalogue"."resource" USING btree ("resource_type","deleted");
--> statement-breakpoint
CREATE INDEX "resource_cstr" ON "catalogue"."resource" USING btree ("cstr");
--> statement-breakpoint
CREATE INDEX "resource_platform" ON "catalogue"."resource" USING btree ("platform_id","id");
--> statement-breakpoint
CREATE INDEX "resource_history_id" ON "catalogue"."resource_history" USING btree ("id","revision");
--> statement-breakpoint
CREATE INDEX "resource_history_valid" ON "catalogue"."resource_history" USING btree ("valid_from","valid_to");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "catalogue"."relation" USING btree ("target_id","source_id");
--> statement-breakpoint
CREATE INDEX "relation_identifier" ON "catalogue"."relation" USING btree ("target_value","target_scheme");
--> statement-breakpoint
CREATE INDEX "identifier_value" ON "catalogue"."identifier" USING btree ("value");
--> statement-breakpoint
CREATE INDEX "membership_entity" ON "catalogue"."membership" USING btree ("entity_id","role","resource_id");
--> statement-breakpoint
CREATE INDEX "entity_walk" ON "catalogue"."entity" USING btree ("namespace","walk");
