ALTER TABLE "registry"."schedule" ADD COLUMN "webhook" text;
--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD COLUMN "webhook_secret" text;
--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD COLUMN "webhook_fault" jsonb;
