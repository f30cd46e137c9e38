CREATE TABLE "accounts"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"display_name" text NOT NULL,
	"email" text,
	"orcid" text,
	"organization_id" text,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone,
	"profile_edited_at" timestamp (3) with time zone,
	CONSTRAINT "user_identity" UNIQUE("issuer","subject"),
	CONSTRAINT "user_status" CHECK (status in ('ACTIVE', 'SUSPENDED', 'CLOSED'))
);

--> statement-breakpoint
CREATE TABLE "accounts"."role_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"scope" text,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"granted_by" text,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text
);

--> statement-breakpoint
CREATE TABLE "accounts"."session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"issuer" text NOT NULL,
	"sid" text,
	"id_token" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "session_id_unique" UNIQUE("id")
);

--> statement-breakpoint
CREATE TABLE "accounts"."api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"ending" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_hash_unique" UNIQUE("hash")
);

--> statement-breakpoint
CREATE TABLE "accounts"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounts"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text NOT NULL,
	"action" text NOT NULL,
	"actor" text,
	"role" text NOT NULL,
	"request_id" text,
	"before" jsonb,
	"after" jsonb
);

--> statement-breakpoint
CREATE TABLE "accounts"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"answer" text NOT NULL
);

--> statement-breakpoint
ALTER TABLE "accounts"."role_grant" ADD CONSTRAINT "role_grant_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "accounts"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "accounts"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "accounts"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "accounts"."api_key" ADD CONSTRAINT "api_key_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "accounts"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "role_grant_user" ON "accounts"."role_grant" USING btree ("user_id","granted_at");
--> statement-breakpoint
CREATE INDEX "session_user" ON "accounts"."session" USING btree ("user_id","created_at");
--> statement-breakpoint
CREATE INDEX "session_sid" ON "accounts"."session" USING btree ("sid");
--> statement-breakpoint
CREATE INDEX "api_key_user" ON "accounts"."api_key" USING btree ("user_id","created_at");
--> statement-breakpoint
CREATE INDEX "audit_user" ON "accounts"."audit" USING btree ("user_id","seq");
