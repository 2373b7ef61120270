ALTER TABLE `batches` ADD `state_since` integer;--> statement-breakpoint
ALTER TABLE `batches` ADD `broken_steps` integer DEFAULT 0 NOT NULL;