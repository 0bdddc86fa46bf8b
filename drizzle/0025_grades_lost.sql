ALTER TABLE "school_closure" ADD COLUMN "grade_from" integer;--> statement-breakpoint
ALTER TABLE "school_closure" ADD COLUMN "grade_to" integer;--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_grades" CHECK (coalesce(num_nonnulls("school_closure"."grade_from", "school_closure"."grade_to") = 0 or "school_closure"."aim" = 'reduce' and "school_closure"."grade_from" >= 1
        and "school_closure"."grade_to" between "school_closure"."grade_from" and 9, false));