ALTER TABLE `grants` ADD `renewer` text;--> statement-breakpoint
ALTER TABLE `grants` ADD `renewer_until` integer;