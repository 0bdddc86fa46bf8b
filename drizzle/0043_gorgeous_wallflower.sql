CREATE TABLE "student_flag" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"student_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"definition" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "student_flag_kind" CHECK ("student_flag"."kind" in ('left-behind-one', 'left-behind-both', 'migrant', 'orphan', 'inclusive', 'bought-place')),
	CONSTRAINT "student_flag_definition_normal" CHECK ("student_flag"."definition" ~ '[^\s\u3000]' and ("student_flag"."definition" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("student_flag"."definition" is nfc normalized and "student_flag"."definition" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "student_flag_period" CHECK ("student_flag"."valid_to" is null or "student_flag"."valid_from" < "student_flag"."valid_to"),
	CONSTRAINT "student_flag_defined" CHECK (case when "student_flag"."kind" in ('left-behind-one', 'left-behind-both') then coalesce(starts_with("student_flag"."definition", 'left-behind.'), false)
        when "student_flag"."kind" = 'migrant' then coalesce(starts_with("student_flag"."definition", 'migrant.'), false) else "student_flag"."definition" is null end)
);--> statement-breakpoint
ALTER TABLE "school_class" ADD COLUMN "campus_id" uuid;--> statement-breakpoint
ALTER TABLE "student_flag" ADD CONSTRAINT "student_flag_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_flag" ADD CONSTRAINT "student_flag_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_flag" ADD CONSTRAINT "student_flag_definition_definition_key_fk" FOREIGN KEY ("definition") REFERENCES "public"."definition"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "student_flag_student" ON "student_flag" USING btree ("student_id","id");--> statement-breakpoint
CREATE INDEX "student_flag_child" ON "student_flag" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "student_flag_school" ON "student_flag" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "student_flag_definition" ON "student_flag" USING btree ("definition","id");--> statement-breakpoint
ALTER TABLE "school_campus" ADD CONSTRAINT "school_campus_of_school" UNIQUE("id","school_id");--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_of_campus" FOREIGN KEY ("campus_id","school_id") REFERENCES "public"."school_campus"("id","school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "school_class_campus" ON "school_class" USING btree ("campus_id","id");