CREATE TABLE "registry"."delivery" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"schedule" text NOT NULL,
	"alert" text,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"message_id" text NOT NULL,
	"fault" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "delivery_once" UNIQUE("alert","channel")
);

--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD COLUMN "mail" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD COLUMN "mail_key" text;
--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD COLUMN "mail_fault" jsonb;
--> statement-breakpoint
ALTER TABLE "registry"."delivery" ADD CONSTRAINT "delivery_schedule_schedule_id_fk" FOREIGN KEY ("schedule") REFERENCES "registry"."schedule"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."delivery" ADD CONSTRAINT "delivery_alert_alert_id_fk" FOREIGN KEY ("alert") REFERENCES "registry"."alert"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "delivery_waiting" ON "registry"."delivery" USING btree ("not_before") WHERE state = 'WAITING';
--> statement-breakpoint
CREATE INDEX "delivery_schedule" ON "registry"."delivery" USING btree ("schedule","created_at");
--> statement-breakpoint
ALTER TABLE "registry"."schedule" ADD CONSTRAINT "schedule_mailKey_unique" UNIQUE("mail_key");
