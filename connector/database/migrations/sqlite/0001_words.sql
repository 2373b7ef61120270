-- The words of each member, with the list's id before each, so that a search reads the words of one list.
CREATE VIEW `lead_list_words` AS
	SELECT `position`, `lead_id`, `list_id` || replace(`search_text`, ' ', ' ' || `list_id`) AS `words`
	FROM `lead_list_members` JOIN `leads` ON `leads`.`id` = `lead_id`;
--> statement-breakpoint
-- An id has 36 signs: beginnings of four letters are found without reading each word that begins so.
CREATE VIRTUAL TABLE `lead_words` USING fts5(
	`words`, content='lead_list_words', content_rowid='position', columnsize=0, detail=none, prefix='40',
	tokenize="ascii tokenchars '-'"
);
--> statement-breakpoint
-- Words that go are overwritten, and not just marked.
INSERT INTO `lead_words`(`lead_words`, `rank`) VALUES('secure-delete', 1);--> statement-breakpoint
INSERT INTO `lead_words`(`lead_words`) VALUES('rebuild');--> statement-breakpoint
CREATE TRIGGER `lead_list_members_come` AFTER INSERT ON `lead_list_members` BEGIN
	INSERT INTO `lead_words`(`rowid`, `words`)
	SELECT `position`, `words` FROM `lead_list_words` WHERE `position` = NEW.`position`;
END;
--> statement-breakpoint
-- The index is told what to remove by the rows themselves, which have to be there still.
CREATE TRIGGER `lead_list_members_go` BEFORE DELETE ON `lead_list_members` BEGIN
	DELETE FROM `lead_words` WHERE `rowid` = OLD.`position`;
END;
--> statement-breakpoint
CREATE TRIGGER `leads_go` BEFORE DELETE ON `leads` BEGIN
	DELETE FROM `lead_list_members` WHERE `lead_id` = OLD.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `leads_change` BEFORE UPDATE OF `search_text` ON `leads` WHEN OLD.`search_text` <> NEW.`search_text` BEGIN
	DELETE FROM `lead_words` WHERE `rowid` IN (SELECT `position` FROM `lead_list_members` WHERE `lead_id` = OLD.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `leads_changed` AFTER UPDATE OF `search_text` ON `leads` WHEN OLD.`search_text` <> NEW.`search_text` BEGIN
	INSERT INTO `lead_words`(`rowid`, `words`)
	SELECT `position`, `words` FROM `lead_list_words` WHERE `lead_id` = NEW.`id`;
END;
