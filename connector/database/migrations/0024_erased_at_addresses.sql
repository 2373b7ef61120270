-- An address keeps out whoever has it: what told relatives apart there is not needed.
DELETE FROM `erased_people` WHERE `kind` IN ('wordAtEmail', 'givenAtEmail', 'ownEmail');
