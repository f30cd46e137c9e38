CREATE TABLE "registry"."partner" (
	"namespace" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"label_en" text,
	"contact" text,
	"status" text NOT NULL,
	"leaving_at" timestamp (3) with time zone,
	"keep" text,
	"version" integer NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by" text,
	"mutation" text,
	CONSTRAINT "partner_status" CHECK (status in ('REGISTERED', 'ACTIVE', 'PAUSED', 'LEAVING', 'LEFT'))
);

--> statement-breakpoint
CREATE TABLE "registry"."publish_token" (
	"id" text PRIMARY KEY NOT NULL,
	"namespace" text NOT NULL,
	"hash" text NOT NULL,
	"label" text,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "publish_token_hash_unique" UNIQUE("hash")
);

--> statement-breakpoint
CREATE TABLE "registry"."submission" (
	"namespace" text NOT NULL,
	"digest" text NOT NULL,
	"content" jsonb NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" text,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "submission_namespace_digest_pk" PRIMARY KEY("namespace","digest")
);

--> statement-breakpoint
CREATE TABLE "registry"."check_run" (
	"id" text PRIMARY KEY NOT NULL,
	"namespace" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"digest" text NOT NULL,
	"base_version" text,
	"published_version" text,
	"refusal" jsonb,
	"results" jsonb,
	"started_at" timestamp (3) with time zone NOT NULL,
	"heard_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"started_by" text,
	"mutation" text,
	CONSTRAINT "check_run_mutation_unique" UNIQUE("mutation")
);

--> statement-breakpoint
CREATE TABLE "registry"."artifact" (
	"version" text PRIMARY KEY NOT NULL,
	"own_version" text NOT NULL,
	"content" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "registry"."graph_version" (
	"sequence" integer PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"reason" text NOT NULL,
	"namespace" text,
	"members" jsonb NOT NULL,
	"set_aside" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text
);

--> statement-breakpoint
CREATE TABLE "registry"."current_graph" (
	"one" integer PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL
);

--> statement-breakpoint
CREATE TABLE "registry"."gateway" (
	"id" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"refused_version" text,
	"error" text,
	"seen_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
CREATE TABLE "registry"."operation" (
	"hash" text PRIMARY KEY NOT NULL,
	"document" text NOT NULL,
	"name" text NOT NULL,
	"client" text NOT NULL,
	"client_version" text,
	"owner" text,
	"calls" integer NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
ALTER TABLE "registry"."publish_token" ADD CONSTRAINT "publish_token_namespace_partner_namespace_fk" FOREIGN KEY ("namespace") REFERENCES "registry"."partner"("namespace") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."submission" ADD CONSTRAINT "submission_namespace_partner_namespace_fk" FOREIGN KEY ("namespace") REFERENCES "registry"."partner"("namespace") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."graph_version" ADD CONSTRAINT "graph_version_version_artifact_version_fk" FOREIGN KEY ("version") REFERENCES "registry"."artifact"("version") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registry"."current_graph" ADD CONSTRAINT "current_graph_sequence_graph_version_sequence_fk" FOREIGN KEY ("sequence") REFERENCES "registry"."graph_version"("sequence") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "publish_token_namespace" ON "registry"."publish_token" USING btree ("namespace","issued_at");
--> statement-breakpoint
CREATE INDEX "submission_published" ON "registry"."submission" USING btree ("namespace","published_at");
--> statement-breakpoint
CREATE INDEX "check_run_namespace" ON "registry"."check_run" USING btree ("namespace","started_at");
