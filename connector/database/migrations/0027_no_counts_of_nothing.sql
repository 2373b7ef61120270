-- What they counted has gone.
DELETE FROM `lead_list_links` WHERE `linked_count` = 0;
