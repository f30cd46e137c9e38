ALTER TABLE "registry"."export_job" ADD COLUMN "purpose" text DEFAULT 'FILE' NOT NULL;
--> statement-breakpoint
ALTER TABLE "registry"."export_job" ADD COLUMN "subject" text;
--> statement-breakpoint
ALTER TABLE "registry"."export_job" ADD COLUMN "as_anybody" boolean DEFAULT false NOT NULL;
