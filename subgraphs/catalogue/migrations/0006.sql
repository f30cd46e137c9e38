ALTER TABLE "catalogue"."source" ADD COLUMN "walked_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "catalogue"."source" ADD COLUMN "held_deletions" integer;
--> statement-breakpoint
ALTER TABLE "catalogue"."source" ADD COLUMN "deletions_released" boolean DEFAULT false NOT NULL;
