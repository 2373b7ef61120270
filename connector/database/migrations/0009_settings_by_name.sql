-- Settings are stored by name, so that a new one needs no migration.
ALTER TABLE `settings` ADD `values` text NOT NULL DEFAULT '{}';--> statement-breakpoint
UPDATE `settings` SET `values` = json_object(
  'createContacts', json(CASE `create_contacts` WHEN 1 THEN 'true' ELSE 'false' END),
  'leadSource', json(`lead_source`),
  'allowanceCeilingPercent', `allowance_ceiling_percent`,
  'retentionDays', `retention_days`
);--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `create_contacts`;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `lead_source`;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `allowance_ceiling_percent`;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `retention_days`;
