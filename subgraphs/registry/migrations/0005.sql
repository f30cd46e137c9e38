ALTER TABLE "registry"."row_set" ADD COLUMN "condemned_at" timestamp (3) with time zone;
--> statement-breakpoint
CREATE INDEX "row_set_condemned" ON "registry"."row_set" USING btree ("condemned_at") WHERE "registry"."row_set"."condemned_at" is not null;
