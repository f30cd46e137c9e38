CREATE TABLE "natural_resources"."change" (
	"id" text PRIMARY KEY NOT NULL,
	"typename" text NOT NULL,
	"version" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"deleted" boolean NOT NULL
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."audit" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "natural_resources"."audit_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resource_id" text NOT NULL,
	"action" text NOT NULL,
	"actor" text,
	"role" text NOT NULL,
	"request_id" text,
	"before" jsonb,
	"after" jsonb
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."relation" (
	"source_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_typename" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"target_identifier" jsonb,
	"stated_by" text,
	"confidence" double precision,
	CONSTRAINT "relation_source_id_position_pk" PRIMARY KEY("source_id","position"),
	CONSTRAINT "relation_has_target" CHECK ("natural_resources"."relation"."target_id" is not null or "natural_resources"."relation"."target_identifier" is not null)
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."feed" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" text NOT NULL,
	"origin" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" jsonb NOT NULL
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."germplasm" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"platform_no" text,
	"resource_no" text,
	"classification_code" text,
	"foreign_name" text,
	"taxon" jsonb,
	"origin" jsonb,
	"main_uses" text[],
	"characteristics" text,
	"images" jsonb,
	"preservation" jsonb,
	"kingdom_of" text,
	"national_no" text,
	"accession_no" text,
	"accession_names" text[],
	"crop_name" text,
	"biological_status" integer,
	"ancestry" text,
	"breeders" jsonb,
	"acquired_on" text,
	"acquisition_source" integer,
	"storage_types" integer[],
	"mls_status" integer,
	"duplicate_sites" text[],
	"other_numbers" text[],
	"preserved_form" text[],
	"traits" jsonb,
	CONSTRAINT "germplasm_status" CHECK ("natural_resources"."germplasm"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "germplasm_lifecycle" CHECK ("natural_resources"."germplasm"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "germplasm_sharing_level" CHECK ("natural_resources"."germplasm"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "germplasm_generated_on" CHECK ("natural_resources"."germplasm"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "germplasm_tombstone" CHECK (("natural_resources"."germplasm"."status" = 'WITHDRAWN') = ("natural_resources"."germplasm"."withdrawn_at" is not null)),
	CONSTRAINT "germplasm_origin_country" CHECK ("natural_resources"."germplasm"."origin" ->> 'countryCode' ~ '^[A-Z]{3}$'),
	CONSTRAINT "germplasm_kingdom" CHECK (("natural_resources"."germplasm"."kingdom_of" = 'ANIMAL') = (resource_type = 'GERMPLASM_ANIMAL')),
	CONSTRAINT "germplasm_biological_status" CHECK ("natural_resources"."germplasm"."biological_status" in (100, 110, 120, 130, 200, 300, 400, 410, 411, 412, 413, 414, 415, 416, 420, 421, 422, 423, 500, 600, 999)),
	CONSTRAINT "germplasm_acquisition_source" CHECK ("natural_resources"."germplasm"."acquisition_source" in (10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25, 26, 27, 28, 30, 40, 50, 60, 61, 62, 99)),
	CONSTRAINT "germplasm_storage_types" CHECK ("natural_resources"."germplasm"."storage_types" <@ '{10,11,12,13,20,30,40,50,99}'::integer[]),
	CONSTRAINT "germplasm_mls_status" CHECK ("natural_resources"."germplasm"."mls_status" in (0, 1, 99))
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."species" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"scientific_name" text,
	"authorship" text,
	"chinese_name" text,
	"rank" text,
	"kingdom" text,
	"phylum" text,
	"classis" text,
	"order" text,
	"family" text,
	"family_zh" text,
	"family_number" text,
	"genus" text,
	"genus_zh" text,
	"genus_authorship" text,
	"group" text,
	"synonyms" text[],
	"iucn_status" text,
	"endemic" boolean,
	"provinces" text[],
	"distribution" text,
	"altitude" text,
	CONSTRAINT "species_status" CHECK ("natural_resources"."species"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "species_lifecycle" CHECK ("natural_resources"."species"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "species_sharing_level" CHECK ("natural_resources"."species"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "species_generated_on" CHECK ("natural_resources"."species"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "species_tombstone" CHECK (("natural_resources"."species"."status" = 'WITHDRAWN') = ("natural_resources"."species"."withdrawn_at" is not null)),
	CONSTRAINT "species_iucn_status" CHECK ("natural_resources"."species"."iucn_status" ~ '^[A-Z]{2}$')
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."specimen" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"platform_no" text,
	"resource_no" text,
	"classification_code" text,
	"foreign_name" text,
	"taxon" jsonb,
	"origin" jsonb,
	"main_uses" text[],
	"characteristics" text,
	"images" jsonb,
	"preservation" jsonb,
	"basis_of_record" text,
	"catalog_number" text,
	"institution_code" text,
	"collection_code" text,
	"recorded_by" text[],
	"event_date" text,
	"identified_by" text[],
	"date_identified" text,
	"type_status" text,
	"preparations" text[],
	"individual_count" integer,
	"sex" text,
	"life_stage" text,
	"geological_age" text,
	"stratigraphy" text,
	"specimen_class" text,
	CONSTRAINT "specimen_status" CHECK ("natural_resources"."specimen"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "specimen_lifecycle" CHECK ("natural_resources"."specimen"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "specimen_sharing_level" CHECK ("natural_resources"."specimen"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "specimen_generated_on" CHECK ("natural_resources"."specimen"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "specimen_tombstone" CHECK (("natural_resources"."specimen"."status" = 'WITHDRAWN') = ("natural_resources"."specimen"."withdrawn_at" is not null)),
	CONSTRAINT "specimen_origin_country" CHECK ("natural_resources"."specimen"."origin" ->> 'countryCode' ~ '^[A-Z]{3}$'),
	CONSTRAINT "specimen_individual_count" CHECK ("natural_resources"."specimen"."individual_count" >= 0)
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."microbial_strain" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"platform_no" text,
	"resource_no" text,
	"classification_code" text,
	"foreign_name" text,
	"taxon" jsonb,
	"origin" jsonb,
	"main_uses" text[],
	"characteristics" text,
	"images" jsonb,
	"preservation" jsonb,
	"strain_no" text,
	"other_collection_nos" text[],
	"original_no" text,
	"organism_type" text,
	"is_type_strain" boolean,
	"history" text[],
	"isolation_source" text,
	"host_name" text,
	"biohazard_class" integer,
	"pathogenic_to" text,
	"medium" text,
	"culture_temp_c" double precision,
	"restrictions" text,
	"form_of_supply" text[],
	"preservation_methods" text[],
	"preserved_form" text[],
	"sequences" jsonb,
	CONSTRAINT "microbial_strain_status" CHECK ("natural_resources"."microbial_strain"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "microbial_strain_lifecycle" CHECK ("natural_resources"."microbial_strain"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "microbial_strain_sharing_level" CHECK ("natural_resources"."microbial_strain"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "microbial_strain_generated_on" CHECK ("natural_resources"."microbial_strain"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "microbial_strain_tombstone" CHECK (("natural_resources"."microbial_strain"."status" = 'WITHDRAWN') = ("natural_resources"."microbial_strain"."withdrawn_at" is not null)),
	CONSTRAINT "microbial_strain_origin_country" CHECK ("natural_resources"."microbial_strain"."origin" ->> 'countryCode' ~ '^[A-Z]{3}$'),
	CONSTRAINT "microbial_strain_biohazard" CHECK ("natural_resources"."microbial_strain"."biohazard_class" between 1 and 4)
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."experimental_material" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"platform_no" text,
	"resource_no" text,
	"classification_code" text,
	"foreign_name" text,
	"taxon" jsonb,
	"origin" jsonb,
	"main_uses" text[],
	"characteristics" text,
	"images" jsonb,
	"preservation" jsonb,
	"kind" text,
	"strain_or_cell_name" text,
	"genetic_background" text,
	"microbial_grade" text,
	"passage" integer,
	"str_profile" text,
	"supply_capacity" text,
	"licence_no" text,
	CONSTRAINT "experimental_material_status" CHECK ("natural_resources"."experimental_material"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "experimental_material_lifecycle" CHECK ("natural_resources"."experimental_material"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "experimental_material_sharing_level" CHECK ("natural_resources"."experimental_material"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "experimental_material_generated_on" CHECK ("natural_resources"."experimental_material"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "experimental_material_tombstone" CHECK (("natural_resources"."experimental_material"."status" = 'WITHDRAWN') = ("natural_resources"."experimental_material"."withdrawn_at" is not null)),
	CONSTRAINT "experimental_material_origin_country" CHECK ("natural_resources"."experimental_material"."origin" ->> 'countryCode' ~ '^[A-Z]{3}$'),
	CONSTRAINT "experimental_material_passage" CHECK ("natural_resources"."experimental_material"."passage" >= 0)
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."biobank_collection" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"platform_no" text,
	"resource_no" text,
	"classification_code" text,
	"foreign_name" text,
	"taxon" jsonb,
	"origin" jsonb,
	"main_uses" text[],
	"characteristics" text,
	"images" jsonb,
	"preservation" jsonb,
	"kind" text,
	"disease_codes" text[],
	"sample_types" text[],
	"donor_count" integer,
	"ethics_approval_no" text,
	"approval_authority" text,
	CONSTRAINT "biobank_collection_status" CHECK ("natural_resources"."biobank_collection"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "biobank_collection_lifecycle" CHECK ("natural_resources"."biobank_collection"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "biobank_collection_sharing_level" CHECK ("natural_resources"."biobank_collection"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "biobank_collection_generated_on" CHECK ("natural_resources"."biobank_collection"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "biobank_collection_tombstone" CHECK (("natural_resources"."biobank_collection"."status" = 'WITHDRAWN') = ("natural_resources"."biobank_collection"."withdrawn_at" is not null)),
	CONSTRAINT "biobank_collection_origin_country" CHECK ("natural_resources"."biobank_collection"."origin" ->> 'countryCode' ~ '^[A-Z]{3}$'),
	CONSTRAINT "biobank_collection_kind" CHECK (("natural_resources"."biobank_collection"."kind" = 'HUMAN_GENETIC') = (resource_type = 'HUMAN_GENETIC_RESOURCE')),
	CONSTRAINT "biobank_collection_donors" CHECK ("natural_resources"."biobank_collection"."donor_count" >= 0)
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."reference_material" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"platform_no" text,
	"resource_no" text,
	"classification_code" text,
	"foreign_name" text,
	"taxon" jsonb,
	"origin" jsonb,
	"main_uses" text[],
	"characteristics" text,
	"images" jsonb,
	"preservation" jsonb,
	"gbw_no" text,
	"level" text,
	"certificate_no" text,
	"matrix" text,
	"form" text,
	"pack_spec" text,
	"certified_values" jsonb,
	"certified_on" date,
	"valid_until" date,
	"min_sample_size" jsonb,
	"storage_condition" text,
	"producer" jsonb,
	"traceability" text,
	"stock" integer,
	CONSTRAINT "reference_material_status" CHECK ("natural_resources"."reference_material"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "reference_material_lifecycle" CHECK ("natural_resources"."reference_material"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "reference_material_sharing_level" CHECK ("natural_resources"."reference_material"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "reference_material_generated_on" CHECK ("natural_resources"."reference_material"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "reference_material_tombstone" CHECK (("natural_resources"."reference_material"."status" = 'WITHDRAWN') = ("natural_resources"."reference_material"."withdrawn_at" is not null)),
	CONSTRAINT "reference_material_origin_country" CHECK ("natural_resources"."reference_material"."origin" ->> 'countryCode' ~ '^[A-Z]{3}$'),
	CONSTRAINT "reference_material_stock" CHECK ("natural_resources"."reference_material"."stock" >= 0),
	CONSTRAINT "reference_material_validity" CHECK ("natural_resources"."reference_material"."valid_until" >= "natural_resources"."reference_material"."certified_on")
);

--> statement-breakpoint
CREATE TABLE "natural_resources"."new_variety" (
	"id" text PRIMARY KEY NOT NULL,
	"row_version" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"title" text,
	"title_en" text,
	"alternative_titles" jsonb,
	"description" text,
	"description_en" text,
	"keywords" text[],
	"keywords_en" text[],
	"cstr" text,
	"identifiers" jsonb,
	"category" jsonb,
	"disciplines" jsonb,
	"languages" text[],
	"creators" jsonb,
	"contributors" jsonb,
	"provider" jsonb,
	"servicer" jsonb,
	"platform" jsonb,
	"contact" jsonb,
	"personal_contact" jsonb,
	"generated_on" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" text,
	"rights" jsonb,
	"sharing" jsonb,
	"links" jsonb,
	"spatial_coverage" jsonb,
	"temporal_coverage" jsonb,
	"funding" jsonb,
	"status" text NOT NULL,
	"lifecycle" text,
	"provenance" jsonb,
	"metadata_license" text,
	"submission_type" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdraw_reason" text,
	"replaced_by" text,
	"sharing_level" text GENERATED ALWAYS AS (sharing ->> 'level') STORED,
	"embargo_until" text GENERATED ALWAYS AS (sharing ->> 'embargoUntil') STORED,
	"provider_id" text GENERATED ALWAYS AS (provider -> 'organization' ->> 'id') STORED,
	"platform_id" text GENERATED ALWAYS AS (platform ->> 'id') STORED,
	"platform_no" text,
	"resource_no" text,
	"classification_code" text,
	"foreign_name" text,
	"taxon" jsonb,
	"origin" jsonb,
	"main_uses" text[],
	"characteristics" text,
	"images" jsonb,
	"preservation" jsonb,
	"crop_name" text,
	"variety_name" text,
	"approval_no" text,
	"approval_authority" text,
	"approved_on" date,
	"pvp_no" text,
	"breeders" jsonb,
	"pedigree" text,
	"suitable_regions" text[],
	"yield_kg_per_ha" numeric,
	CONSTRAINT "new_variety_status" CHECK ("natural_resources"."new_variety"."status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN')),
	CONSTRAINT "new_variety_lifecycle" CHECK ("natural_resources"."new_variety"."lifecycle" in ('PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED')),
	CONSTRAINT "new_variety_sharing_level" CHECK ("natural_resources"."new_variety"."sharing_level" in ('PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED')),
	CONSTRAINT "new_variety_generated_on" CHECK ("natural_resources"."new_variety"."generated_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	CONSTRAINT "new_variety_tombstone" CHECK (("natural_resources"."new_variety"."status" = 'WITHDRAWN') = ("natural_resources"."new_variety"."withdrawn_at" is not null)),
	CONSTRAINT "new_variety_origin_country" CHECK ("natural_resources"."new_variety"."origin" ->> 'countryCode' ~ '^[A-Z]{3}$'),
	CONSTRAINT "new_variety_yield" CHECK ("natural_resources"."new_variety"."yield_kg_per_ha" >= 0)
);

--> statement-breakpoint
CREATE INDEX "change_order" ON "natural_resources"."change" USING btree ("xid","id");
--> statement-breakpoint
CREATE INDEX "audit_resource" ON "natural_resources"."audit" USING btree ("resource_id","seq");
--> statement-breakpoint
CREATE INDEX "relation_target" ON "natural_resources"."relation" USING btree ("target_id","kind","source_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "germplasm_cstr_key" ON "natural_resources"."germplasm" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "germplasm_updated" ON "natural_resources"."germplasm" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "germplasm_generated" ON "natural_resources"."germplasm" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "germplasm_platform" ON "natural_resources"."germplasm" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "germplasm_provider" ON "natural_resources"."germplasm" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "germplasm_identifiers" ON "natural_resources"."germplasm" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "germplasm_funding" ON "natural_resources"."germplasm" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "germplasm_country" ON "natural_resources"."germplasm" USING btree (("origin" ->> 'countryCode'));
--> statement-breakpoint
CREATE INDEX "germplasm_biological" ON "natural_resources"."germplasm" USING btree ("biological_status");
--> statement-breakpoint
CREATE UNIQUE INDEX "species_cstr_key" ON "natural_resources"."species" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "species_updated" ON "natural_resources"."species" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "species_generated" ON "natural_resources"."species" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "species_platform" ON "natural_resources"."species" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "species_provider" ON "natural_resources"."species" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "species_identifiers" ON "natural_resources"."species" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "species_funding" ON "natural_resources"."species" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "species_iucn" ON "natural_resources"."species" USING btree ("iucn_status");
--> statement-breakpoint
CREATE INDEX "species_provinces" ON "natural_resources"."species" USING gin ("provinces");
--> statement-breakpoint
CREATE UNIQUE INDEX "specimen_cstr_key" ON "natural_resources"."specimen" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "specimen_updated" ON "natural_resources"."specimen" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "specimen_generated" ON "natural_resources"."specimen" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "specimen_platform" ON "natural_resources"."specimen" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "specimen_provider" ON "natural_resources"."specimen" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "specimen_identifiers" ON "natural_resources"."specimen" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "specimen_funding" ON "natural_resources"."specimen" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "specimen_country" ON "natural_resources"."specimen" USING btree (("origin" ->> 'countryCode'));
--> statement-breakpoint
CREATE INDEX "specimen_catalog" ON "natural_resources"."specimen" USING btree ("institution_code","collection_code","catalog_number");
--> statement-breakpoint
CREATE INDEX "specimen_class" ON "natural_resources"."specimen" USING btree ("specimen_class");
--> statement-breakpoint
CREATE UNIQUE INDEX "microbial_strain_cstr_key" ON "natural_resources"."microbial_strain" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "microbial_strain_updated" ON "natural_resources"."microbial_strain" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "microbial_strain_generated" ON "natural_resources"."microbial_strain" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "microbial_strain_platform" ON "natural_resources"."microbial_strain" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "microbial_strain_provider" ON "natural_resources"."microbial_strain" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "microbial_strain_identifiers" ON "natural_resources"."microbial_strain" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "microbial_strain_funding" ON "natural_resources"."microbial_strain" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "microbial_strain_country" ON "natural_resources"."microbial_strain" USING btree (("origin" ->> 'countryCode'));
--> statement-breakpoint
CREATE INDEX "microbial_strain_organism" ON "natural_resources"."microbial_strain" USING btree ("organism_type");
--> statement-breakpoint
CREATE UNIQUE INDEX "experimental_material_cstr_key" ON "natural_resources"."experimental_material" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "experimental_material_updated" ON "natural_resources"."experimental_material" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "experimental_material_generated" ON "natural_resources"."experimental_material" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "experimental_material_platform" ON "natural_resources"."experimental_material" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "experimental_material_provider" ON "natural_resources"."experimental_material" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "experimental_material_identifiers" ON "natural_resources"."experimental_material" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "experimental_material_funding" ON "natural_resources"."experimental_material" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "experimental_material_country" ON "natural_resources"."experimental_material" USING btree (("origin" ->> 'countryCode'));
--> statement-breakpoint
CREATE INDEX "experimental_material_kind" ON "natural_resources"."experimental_material" USING btree ("kind");
--> statement-breakpoint
CREATE UNIQUE INDEX "biobank_collection_cstr_key" ON "natural_resources"."biobank_collection" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "biobank_collection_updated" ON "natural_resources"."biobank_collection" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "biobank_collection_generated" ON "natural_resources"."biobank_collection" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "biobank_collection_platform" ON "natural_resources"."biobank_collection" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "biobank_collection_provider" ON "natural_resources"."biobank_collection" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "biobank_collection_identifiers" ON "natural_resources"."biobank_collection" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "biobank_collection_funding" ON "natural_resources"."biobank_collection" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "biobank_collection_country" ON "natural_resources"."biobank_collection" USING btree (("origin" ->> 'countryCode'));
--> statement-breakpoint
CREATE INDEX "biobank_collection_diseases" ON "natural_resources"."biobank_collection" USING gin ("disease_codes");
--> statement-breakpoint
CREATE UNIQUE INDEX "reference_material_cstr_key" ON "natural_resources"."reference_material" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "reference_material_updated" ON "natural_resources"."reference_material" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "reference_material_generated" ON "natural_resources"."reference_material" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "reference_material_platform" ON "natural_resources"."reference_material" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "reference_material_provider" ON "natural_resources"."reference_material" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "reference_material_identifiers" ON "natural_resources"."reference_material" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "reference_material_funding" ON "natural_resources"."reference_material" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "reference_material_country" ON "natural_resources"."reference_material" USING btree (("origin" ->> 'countryCode'));
--> statement-breakpoint
CREATE UNIQUE INDEX "new_variety_cstr_key" ON "natural_resources"."new_variety" USING btree (lower("cstr"));
--> statement-breakpoint
CREATE INDEX "new_variety_updated" ON "natural_resources"."new_variety" USING btree ("updated_at","id");
--> statement-breakpoint
CREATE INDEX "new_variety_generated" ON "natural_resources"."new_variety" USING btree ("generated_on","id");
--> statement-breakpoint
CREATE INDEX "new_variety_platform" ON "natural_resources"."new_variety" USING btree ("platform_id");
--> statement-breakpoint
CREATE INDEX "new_variety_provider" ON "natural_resources"."new_variety" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "new_variety_identifiers" ON "natural_resources"."new_variety" USING gin ("identifiers" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "new_variety_funding" ON "natural_resources"."new_variety" USING gin ("funding" jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "new_variety_country" ON "natural_resources"."new_variety" USING btree (("origin" ->> 'countryCode'));
