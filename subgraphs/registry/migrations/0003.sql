CREATE TABLE "registry"."client" (
	"name" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "registry"."registered_operation" (
	"client" text NOT NULL,
	"id" text NOT NULL,
	"hash" text NOT NULL,
	"name" text,
	"kind" text NOT NULL,
	"document" text NOT NULL,
	"client_version" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by" text NOT NULL,
	CONSTRAINT "registered_operation_client_id_pk" PRIMARY KEY("client","id")
);

--> statement-breakpoint
ALTER TABLE "registry"."registered_operation" ADD CONSTRAINT "registered_operation_client_client_name_fk" FOREIGN KEY ("client") REFERENCES "registry"."client"("name") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "registered_operation_id" ON "registry"."registered_operation" USING btree ("id");
--> statement-breakpoint
CREATE INDEX "registered_operation_hash" ON "registry"."registered_operation" USING btree ("hash");
