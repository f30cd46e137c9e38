CREATE TABLE "catalogue"."topic" (
	"slug" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"intro" text,
	"intro_en" text,
	"q" text,
	"filter" jsonb,
	"resources" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text,
	"mutation" text
);

