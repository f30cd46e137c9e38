DROP INDEX "catalogue"."relation_identifier";
--> statement-breakpoint
ALTER TABLE "catalogue"."relation" ADD COLUMN "target_key" text;
--> statement-breakpoint
CREATE INDEX "relation_identifier" ON "catalogue"."relation" USING btree ("target_key");
