-- Reads every document once: on millions of them this takes longer than our transactions may otherwise.
SET LOCAL statement_timeout = 0;
--> statement-breakpoint
SET LOCAL transaction_timeout = 0;
--> statement-breakpoint
CREATE TABLE "catalogue"."index_embargo" (
	"through" text PRIMARY KEY NOT NULL
);

--> statement-breakpoint
CREATE INDEX "resource_embargo" ON "catalogue"."resource" USING btree (((document #>> '{sharing,embargoUntil}') collate "C")) WHERE document #> '{search,protected}' is not null and document #>> '{sharing,embargoUntil}' is not null;
