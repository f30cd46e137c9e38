CREATE TABLE "registry"."schedule" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"saved_query" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"variables" jsonb NOT NULL,
	"cadence" text NOT NULL,
	"weekday" integer,
	"day_of_month" integer,
	"hour" integer NOT NULL,
	"active" boolean NOT NULL,
	"next_run_at" timestamp (3) with time zone NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"baseline" bigint,
	"baseline_query" text,
	"feed_key" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"mutation" text,
	CONSTRAINT "schedule_feedKey_unique" UNIQUE("feed_key"),
	CONSTRAINT "schedule_mutation_unique" UNIQUE("mutation"),
	CONSTRAINT "schedule_cadence" CHECK ((cadence = 'DAILY' and weekday is null and day_of_month is null) or (cadence = 'WEEKLY' and weekday between 1 and 7 and day_of_month is null) or (cadence = 'MONTHLY' and weekday is null and day_of_month between 1 and 31)),
	CONSTRAINT "schedule_hour" CHECK (hour between 0 and 23)
);

--> statement-breakpoint
CREATE TABLE "registry"."query_run" (
	"id" text PRIMARY KEY NOT NULL,
	"schedule" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	"walks" integer DEFAULT 1 NOT NULL,
	"first" boolean,
	"rows" integer,
	"added" integer,
	"changed" integer,
	"gone" integer,
	"same" integer,
	"hash" text,
	"supergraph" text,
	"as_of" timestamp (3) with time zone,
	"degraded" jsonb NOT NULL,
	"failure" jsonb,
	"changes" bigint,
	"kept" jsonb,
	"query" text
);

--> statement-breakpoint
CREATE TABLE "registry"."alert" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"run" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone
);

--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD CONSTRAINT "schedule_saved_query_saved_query_id_fk" FOREIGN KEY ("saved_query") REFERENCES "registry"."saved_query"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD CONSTRAINT "schedule_baseline_row_set_id_fk" FOREIGN KEY ("baseline") REFERENCES "registry"."row_set"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."query_run" ADD CONSTRAINT "query_run_schedule_schedule_id_fk" FOREIGN KEY ("schedule") REFERENCES "registry"."schedule"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."query_run" ADD CONSTRAINT "query_run_changes_row_set_id_fk" FOREIGN KEY ("changes") REFERENCES "registry"."row_set"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."alert" ADD CONSTRAINT "alert_run_query_run_id_fk" FOREIGN KEY ("run") REFERENCES "registry"."query_run"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "schedule_owner" ON "registry"."schedule" USING btree ("owner","created_at");
--> statement-breakpoint
CREATE INDEX "schedule_due" ON "registry"."schedule" USING btree ("next_run_at") WHERE active;
--> statement-breakpoint
CREATE INDEX "schedule_query" ON "registry"."schedule" USING btree ("saved_query");
--> statement-breakpoint
CREATE INDEX "query_run_schedule" ON "registry"."query_run" USING btree ("schedule","started_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "query_run_under_way" ON "registry"."query_run" USING btree ("schedule") WHERE state = 'RUNNING';
--> statement-breakpoint
CREATE INDEX "alert_owner" ON "registry"."alert" USING btree ("owner","at");
--> statement-breakpoint
CREATE INDEX "alert_unseen" ON "registry"."alert" USING btree ("owner") WHERE seen_at is null;
