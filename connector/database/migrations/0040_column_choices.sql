CREATE TABLE `column_choices` (
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`shape` text NOT NULL,
	`columns` text NOT NULL,
	`chosen_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `org_id`, `shape`)
);
