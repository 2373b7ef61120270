ALTER TABLE `lead_lists` ADD `rows_read` integer;--> statement-breakpoint
ALTER TABLE `lead_lists` ADD `percent_read` integer;--> statement-breakpoint
ALTER TABLE `lead_lists` ADD `import_key` text;