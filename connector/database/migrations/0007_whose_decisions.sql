PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_lead_rejections` (
	`lead_id` text NOT NULL,
	`record_id` text NOT NULL,
	`rejected_by` text NOT NULL,
	`is_rejected` integer DEFAULT true NOT NULL,
	`rejected_at` integer NOT NULL,
	PRIMARY KEY(`lead_id`, `record_id`, `rejected_by`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_lead_rejections`("lead_id", "record_id", "rejected_by", "is_rejected", "rejected_at") SELECT "lead_id", "record_id", "rejected_by", true, "rejected_at" FROM `lead_rejections`;--> statement-breakpoint
DROP TABLE `lead_rejections`;--> statement-breakpoint
ALTER TABLE `__new_lead_rejections` RENAME TO `lead_rejections`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_lead_links` (
	`lead_id` text NOT NULL,
	`for_user` text NOT NULL,
	`record_id` text NOT NULL,
	`object` text NOT NULL,
	`origin` text NOT NULL,
	`linked_by` text NOT NULL,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`lead_id`, `for_user`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_lead_links`("lead_id", "for_user", "record_id", "object", "origin", "linked_by", "linked_at") SELECT "lead_id", CASE WHEN "origin" = 'creation' OR "linked_by" = (SELECT "owner_id" FROM `leads` WHERE `leads`.`id` = "lead_id") THEN '' ELSE "linked_by" END, "record_id", "object", "origin", "linked_by", "linked_at" FROM `lead_links`;--> statement-breakpoint
DROP TABLE `lead_links`;--> statement-breakpoint
ALTER TABLE `__new_lead_links` RENAME TO `lead_links`;