ALTER TABLE "accounts"."user" ADD COLUMN "email_verified" boolean DEFAULT false NOT NULL;
