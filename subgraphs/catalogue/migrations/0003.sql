-- Writes every row anew: on millions of them this takes longer than our transactions may otherwise.
SET LOCAL statement_timeout = 0;
--> statement-breakpoint
SET LOCAL transaction_timeout = 0;
--> statement-breakpoint
CREATE TABLE "catalogue"."index_set_aside" (
	"id" text PRIMARY KEY NOT NULL,
	"namespace" text NOT NULL,
	"resource_type" text NOT NULL,
	"revision" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"error" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "catalogue"."index_check" (
	"namespace" text PRIMARY KEY NOT NULL,
	"missing" integer NOT NULL,
	"orphan" integer NOT NULL,
	"stale" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
ALTER TABLE "catalogue"."resource" ADD COLUMN "bucket" integer GENERATED ALWAYS AS (('x' || substr(md5(id), 1, 4))::bit(16)::integer >> 6) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "catalogue"."resource" ADD COLUMN "checksum" bigint GENERATED ALWAYS AS (('x' || substr(md5(id || ' ' || revision::text || ' ' || content_hash), 1, 8))::bit(32)::bigint) STORED NOT NULL;
--> statement-breakpoint
CREATE INDEX "index_set_aside_namespace" ON "catalogue"."index_set_aside" USING btree ("namespace");
--> statement-breakpoint
CREATE INDEX "resource_searchable" ON "catalogue"."resource" USING btree ("bucket","namespace","resource_type","id","revision","checksum") WHERE status in ('PUBLISHED', 'EMBARGOED');
