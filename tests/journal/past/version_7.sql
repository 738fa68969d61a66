PRAGMA application_id=1349674323;
PRAGMA user_version=7;
BEGIN TRANSACTION;
CREATE TABLE company (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE);
CREATE TABLE contact (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE, company_id INTEGER REFERENCES company,
        title TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        link TEXT NOT NULL DEFAULT '', how_met TEXT NOT NULL DEFAULT '',
        introduced_by_id INTEGER REFERENCES contact,
        level TEXT NOT NULL DEFAULT 'contact' CHECK (level IN ('contact', 'helpful', 'ally', 'advocate')),
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
        notes TEXT NOT NULL DEFAULT '');
INSERT INTO "contact" VALUES(1,'aaedd75e-eeba-40d3-96d8-5c1098496260',1,'Ada Lovelace','ada lovelace',NULL,'','','','','',NULL,'contact','2026-11-05T16:00:00.000005','2026-11-05T16:00:00.000005',NULL,'');
INSERT INTO "contact" VALUES(2,'5c1d9e0e-8d3c-4a51-9a51-2f3c1f0b6a20',1,'Alan Turing','alan turing',NULL,'','','','','',NULL,'contact','2026-11-06T09:00:00.000000','2026-11-06T09:00:00.000000',NULL,'');
CREATE TABLE contact_alias (
        fold TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, was_id INTEGER,
        contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO "contact_alias" VALUES('augusta king','Augusta King',3,1);
CREATE TABLE contact_apart (
        a_id INTEGER NOT NULL REFERENCES contact, b_id INTEGER NOT NULL REFERENCES contact,
        PRIMARY KEY (a_id, b_id), CHECK (a_id < b_id)) WITHOUT ROWID;
INSERT INTO "contact_apart" VALUES(1,2);
CREATE TABLE contact_draft (
        uid TEXT NOT NULL PRIMARY KEY, contact_id INTEGER, seen INTEGER, base TEXT NOT NULL,
        fields TEXT NOT NULL, updated_at TEXT NOT NULL, owner_pid INTEGER NOT NULL,
        owner_start TEXT NOT NULL);
CREATE TABLE contact_past (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
        company TEXT NOT NULL, title TEXT NOT NULL, until TEXT NOT NULL);
CREATE TABLE contact_quiet (
        contact_id INTEGER PRIMARY KEY REFERENCES contact ON DELETE CASCADE, until TEXT NOT NULL);
INSERT INTO "contact_quiet" VALUES(2,'2027-01-04');
CREATE TABLE draft (
        uid TEXT NOT NULL PRIMARY KEY, entry_id INTEGER, seen INTEGER, fields TEXT NOT NULL,
        header TEXT NOT NULL, updated_at TEXT NOT NULL, owner_pid INTEGER NOT NULL, owner_start TEXT NOT NULL,
        body TEXT NOT NULL);
CREATE TABLE entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
        kind TEXT NOT NULL CHECK (kind IN ('meeting', 'reflection')), day TEXT NOT NULL, at TEXT,
        title TEXT NOT NULL DEFAULT '', status TEXT CHECK (status IN ('planned', 'held', 'cancelled')),
        form TEXT, minutes INTEGER, pitch INTEGER, score INTEGER,
        about_id INTEGER REFERENCES entry, search_id INTEGER REFERENCES job_search,
        headline TEXT NOT NULL, digest TEXT NOT NULL,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
        body TEXT NOT NULL, thanks INTEGER NOT NULL DEFAULT 1 CHECK (thanks IN (0, 1)));
INSERT INTO "entry" VALUES(1,'e4988e80-4eb4-4178-8ba0-74d5ec4eee98',1,'meeting','2026-11-05',NULL,'','held','coffee',NULL,NULL,NULL,NULL,NULL,'She builds it. #law','6ebdf978b9bb4c3b8c482640215282b05e160dbfbf2db61a86f07747fec85360','2026-11-05T16:00:00.000005','2026-11-05T16:00:00.000005',NULL,'She builds it. #law

- [+] decide #strategy
- [>] Grace Hopper, runs a fund
- [ ] send it by tomorrow
- [~] too long
',1);
CREATE TABLE entry_contact (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        contact_id INTEGER NOT NULL REFERENCES contact, place INTEGER NOT NULL,
        PRIMARY KEY (entry_id, contact_id)) WITHOUT ROWID;
INSERT INTO "entry_contact" VALUES(1,1,0);
CREATE TABLE entry_role (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        role_id INTEGER NOT NULL REFERENCES role, place INTEGER NOT NULL,
        PRIMARY KEY (entry_id, role_id)) WITHOUT ROWID;
INSERT INTO "entry_role" VALUES(1,1,0);
CREATE TABLE entry_tag (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag, place INTEGER NOT NULL,
        PRIMARY KEY (entry_id, tag_id)) WITHOUT ROWID;
INSERT INTO "entry_tag" VALUES(1,1,0);
CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'adopted', 'set-aside')),
        adopted_in INTEGER, line INTEGER, created_at TEXT NOT NULL, closed_at TEXT, text TEXT NOT NULL);
INSERT INTO "feedback" VALUES(1,'f8b383b9-84f3-4d1f-bb5d-ddd7f8cdb8c0',1,'new',NULL,6,'2026-11-05T16:00:00.000005',NULL,'too long');
CREATE TABLE followup (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        contact_id INTEGER REFERENCES contact, kind TEXT NOT NULL,
        due TEXT, done INTEGER NOT NULL DEFAULT 0, done_at TEXT, line INTEGER,
        created_at TEXT NOT NULL, closed_at TEXT, text TEXT NOT NULL, introduction_id INTEGER REFERENCES introduction ON DELETE CASCADE, snoozed TEXT, snoozed_due TEXT);
INSERT INTO "followup" VALUES(1,'6bd4f002-db39-42a0-a56e-6494cebb8ef6',1,NULL,'task','2026-11-06',0,NULL,5,'2026-11-05T16:00:00.000005',NULL,'send it',NULL,'2026-11-09','2026-11-06');
INSERT INTO "followup" VALUES(2,'a2addd33-09e2-47e6-a56a-932ba49fb140',1,1,'thank-you','2026-11-06',0,NULL,NULL,'2026-11-05T16:00:00.000005',NULL,'Thank Ada Lovelace',NULL,NULL,NULL);
INSERT INTO "followup" VALUES(3,'6bd4f002-db39-42a0-a56e-6494cebb8ef9',1,1,'tell','2026-11-16',0,NULL,NULL,'2026-11-15T09:00:00.000000','2026-11-15T10:00:00.000000','Tell Ada Lovelace how it went with Grace Hopper',1,NULL,NULL);
CREATE TABLE introduction (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        direction TEXT NOT NULL CHECK (direction IN ('to_me', 'by_me')),
        status TEXT NOT NULL DEFAULT 'offered'
            CHECK (status IN ('offered', 'chased', 'made', 'met', 'declined', 'lapsed')),
        due TEXT, line INTEGER, created_at TEXT NOT NULL, closed_at TEXT,
        name TEXT NOT NULL, fold TEXT NOT NULL, detail TEXT NOT NULL, contact_id INTEGER REFERENCES contact, snoozed TEXT, snoozed_due TEXT);
INSERT INTO "introduction" VALUES(1,'304ae796-8350-4b34-a091-5c53d524c823',1,'to_me','chased','2026-11-12',4,'2026-11-05T16:00:00.000005',NULL,'Grace Hopper','grace hopper','runs a fund',NULL,'2026-11-20','2026-11-12');
CREATE TABLE introduction_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        introduction_id INTEGER NOT NULL REFERENCES introduction ON DELETE CASCADE,
        status TEXT NOT NULL CHECK (status IN ('offered', 'chased', 'made', 'met', 'declined', 'lapsed')),
        at TEXT NOT NULL, entry_id INTEGER REFERENCES entry ON DELETE SET NULL);
INSERT INTO "introduction_step" VALUES(1,1,'chased','2026-11-13T09:00:00.000000',NULL);
CREATE TABLE job_search (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        goal TEXT NOT NULL DEFAULT '', started_on TEXT NOT NULL, ended_on TEXT, weekly_target INTEGER,
        outcome TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 1);
CREATE TABLE mention (
        role_id INTEGER NOT NULL, kind TEXT NOT NULL, theme_id INTEGER NOT NULL, entry_id INTEGER NOT NULL,
        takeaway_id INTEGER NOT NULL, held INTEGER NOT NULL, search_id INTEGER,
        PRIMARY KEY (role_id, kind, theme_id, entry_id, takeaway_id)) WITHOUT ROWID;
INSERT INTO "mention" VALUES(1,'entry',0,1,0,1,NULL);
INSERT INTO "mention" VALUES(1,'want',1,1,1,1,NULL);
CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL);
INSERT INTO "note" VALUES('questions','2026-11-06T09:00:00.000000','- What would you do again?');
CREATE TABLE pitch_version (
        number INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, reason TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL, body TEXT NOT NULL);
INSERT INTO "pitch_version" VALUES(1,'5b0c9d0e-8d3c-4a51-9a51-2f3c1f0b6a11','','2026-11-06T09:00:00.000000','I move from banking to product.');
CREATE TABLE revision (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, number INTEGER NOT NULL,
        version INTEGER NOT NULL, saved_at TEXT NOT NULL, contacts TEXT NOT NULL, header TEXT NOT NULL,
        digest TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (entry_id, number));
INSERT INTO "revision" VALUES(1,1,1,'2026-11-05T16:00:00.000005','[1]','{"kind":"meeting","on":"2026-11-05","at":null,"title":"","status":"held","form":"coffee","minutes":null,"people":["Ada Lovelace"],"roles":["Counsel"],"pitch":null,"score":null,"about":null,"search":null}','42ffe9d4de6194f9b059346a387c77e3084a5a98d5399466d2dd5951d592c9d7','She builds it. #law

- [+] decide #strategy
- [>] Grace Hopper, runs a fund
- [ ] send it by tomorrow
- [~] too long
');
CREATE TABLE role (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        verdict TEXT NOT NULL DEFAULT 'exploring' CHECK (verdict IN ('exploring', 'pursuing', 'ruled-out')),
        why TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL);
INSERT INTO "role" VALUES(1,'4e004ac7-327d-4daf-9590-93e987719257',2,'Counsel','counsel','pursuing','They *decide* there.','2026-11-05T16:00:00.000005');
CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        query TEXT NOT NULL, created_at TEXT NOT NULL);
INSERT INTO "saved_search" VALUES(1,'3f0c9d0e-8d3c-4a51-9a51-2f3c1f0b6a10','Strategy','strategy','want:strategy','2026-11-06T09:00:00.000000');
CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE);
INSERT INTO "tag" VALUES(1,'law','law');
CREATE TABLE takeaway (
        id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('want', 'dont', 'unsure')),
        theme_id INTEGER NOT NULL REFERENCES theme, line INTEGER NOT NULL, text TEXT NOT NULL);
INSERT INTO "takeaway" VALUES(1,1,'want',1,3,'decide');
CREATE TABLE takeaway_role (
        takeaway_id INTEGER NOT NULL REFERENCES takeaway ON DELETE CASCADE,
        role_id INTEGER NOT NULL REFERENCES role, place INTEGER NOT NULL,
        PRIMARY KEY (takeaway_id, role_id)) WITHOUT ROWID;
INSERT INTO "takeaway_role" VALUES(1,1,0);
CREATE TABLE theme (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        merged_into_id INTEGER REFERENCES theme);
INSERT INTO "theme" VALUES(1,'842f166d-0f85-448b-9391-3cee73a054d6','strategy','strategy',NULL);
INSERT INTO "theme" VALUES(2,'7d1b51c9-52a4-4f1c-8d28-6d2f8f2b9c11','the strategy','the strategy',1);
INSERT INTO "theme" VALUES(3,'8e2b51c9-52a4-4f1c-8d28-6d2f8f2b9c12','strategies of others','strategies of others',NULL);
CREATE TABLE theme_apart (
        a_id INTEGER NOT NULL REFERENCES theme, b_id INTEGER NOT NULL REFERENCES theme,
        PRIMARY KEY (a_id, b_id), CHECK (a_id < b_id)) WITHOUT ROWID;
INSERT INTO "theme_apart" VALUES(1,3);
CREATE TABLE unindexed (
        kind TEXT NOT NULL CHECK (kind IN ('entry', 'contact', 'pitch')), id INTEGER NOT NULL,
        PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE verdict (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        role_id INTEGER NOT NULL REFERENCES role,
        verdict TEXT NOT NULL CHECK (verdict IN ('exploring', 'pursuing', 'ruled-out')),
        at TEXT NOT NULL, entry_id INTEGER REFERENCES entry ON DELETE SET NULL, why TEXT NOT NULL);
INSERT INTO "verdict" VALUES(1,'9f3b51c9-52a4-4f1c-8d28-6d2f8f2b9c13',1,'pursuing','2026-11-06T09:00:00.000000',1,'They *decide* there.');
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO "word" VALUES('a');
INSERT INTO "word" VALUES('ada');
INSERT INTO "word" VALUES('builds');
INSERT INTO "word" VALUES('by');
INSERT INTO "word" VALUES('counsel');
INSERT INTO "word" VALUES('decide');
INSERT INTO "word" VALUES('fund');
INSERT INTO "word" VALUES('grace');
INSERT INTO "word" VALUES('hopper');
INSERT INTO "word" VALUES('it');
INSERT INTO "word" VALUES('law');
INSERT INTO "word" VALUES('long');
INSERT INTO "word" VALUES('lovelace');
INSERT INTO "word" VALUES('runs');
INSERT INTO "word" VALUES('send');
INSERT INTO "word" VALUES('she');
INSERT INTO "word" VALUES('strategy');
INSERT INTO "word" VALUES('tomorrow');
INSERT INTO "word" VALUES('too');
CREATE VIRTUAL TABLE entry_words USING fts5(
        title, people, roles, takeaways, body, facts, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE VIRTUAL TABLE entry_heads USING fts5(title, people, facts, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE VIRTUAL TABLE contact_words USING fts5(
        name, company, title, details, notes, facts, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE VIRTUAL TABLE pitch_words USING fts5(body, reason, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
INSERT INTO entry_words (rowid, title, people, roles, takeaways, body, facts) VALUES (1144857811956531201, '', 'ada lovelace', 'counsel', 'decide strategy', 'she builds it law decide strategy grace hopper runs a fund send it by tomorrow too long', 'c1 r1 t1 oopen ichased w1 kmeeting e1 live sheld fcoffee');
INSERT INTO entry_heads (rowid, title, people, facts) VALUES (1144857811956531201, '', 'ada lovelace', 'c1 r1 t1 oopen ichased w1 kmeeting e1 live sheld fcoffee');
INSERT INTO contact_words (rowid, name, company, title, details, notes, facts) VALUES (1, 'ada lovelace', '', '', 'augusta king', '', 'live');
INSERT INTO contact_words (rowid, name, company, title, details, notes, facts) VALUES (2, 'alan turing', '', '', '', '', 'live');
INSERT INTO pitch_words (rowid, body, reason) VALUES (1, 'i move from banking to product', '');
CREATE INDEX contact_order ON contact (deleted_at, fold, id);
CREATE INDEX contact_company ON contact (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX contact_introduced_by ON contact (introduced_by_id) WHERE introduced_by_id IS NOT NULL;
CREATE INDEX contact_past_contact ON contact_past (contact_id);
CREATE INDEX theme_merged_into ON theme (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX entry_order ON entry (kind, deleted_at, day DESC, at DESC, id DESC);
CREATE INDEX entry_met ON entry (id, status, deleted_at, day);
CREATE INDEX entry_about ON entry (about_id) WHERE about_id IS NOT NULL;
CREATE INDEX entry_trash ON entry (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX entry_contact_contact ON entry_contact (contact_id, entry_id);
CREATE INDEX entry_role_role ON entry_role (role_id, entry_id);
CREATE INDEX entry_tag_tag ON entry_tag (tag_id, entry_id);
CREATE INDEX takeaway_entry ON takeaway (entry_id, line);
CREATE INDEX takeaway_theme ON takeaway (theme_id);
CREATE INDEX takeaway_role_role ON takeaway_role (role_id, takeaway_id);
CREATE INDEX introduction_entry ON introduction (entry_id);
CREATE INDEX introduction_fold ON introduction (fold);
CREATE INDEX followup_entry ON followup (entry_id);
CREATE INDEX followup_contact ON followup (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX feedback_entry ON feedback (entry_id);
CREATE INDEX entry_pitch ON entry (pitch, status, deleted_at, score, updated_at)
        WHERE pitch IS NOT NULL;
CREATE TRIGGER entry_came AFTER INSERT ON entry BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.id); END;
CREATE TRIGGER entry_went AFTER DELETE ON entry BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.id); END;
CREATE TRIGGER entry_changed AFTER UPDATE OF kind, day, at, title, status, form, search_id, headline, deleted_at, body ON entry BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.id); END;
CREATE TRIGGER entry_contact_came AFTER INSERT ON entry_contact BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER entry_contact_went AFTER DELETE ON entry_contact BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); END;
CREATE TRIGGER entry_contact_moved AFTER UPDATE ON entry_contact BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER entry_role_came AFTER INSERT ON entry_role BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER entry_role_went AFTER DELETE ON entry_role BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); END;
CREATE TRIGGER entry_role_moved AFTER UPDATE ON entry_role BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER entry_tag_came AFTER INSERT ON entry_tag BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER entry_tag_went AFTER DELETE ON entry_tag BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); END;
CREATE TRIGGER entry_tag_moved AFTER UPDATE ON entry_tag BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER takeaway_came AFTER INSERT ON takeaway BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER takeaway_went AFTER DELETE ON takeaway BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); END;
CREATE TRIGGER takeaway_moved AFTER UPDATE ON takeaway BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER introduction_came AFTER INSERT ON introduction BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER introduction_went AFTER DELETE ON introduction BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); END;
CREATE TRIGGER introduction_moved AFTER UPDATE ON introduction BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER followup_came AFTER INSERT ON followup BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER followup_went AFTER DELETE ON followup BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); END;
CREATE TRIGGER followup_moved AFTER UPDATE ON followup BEGIN INSERT OR IGNORE INTO unindexed VALUES ('entry', OLD.entry_id); INSERT OR IGNORE INTO unindexed VALUES ('entry', NEW.entry_id); END;
CREATE TRIGGER takeaway_role_came AFTER INSERT ON takeaway_role BEGIN INSERT OR IGNORE INTO unindexed SELECT 'entry', entry_id FROM takeaway WHERE id = NEW.takeaway_id; END;
CREATE TRIGGER takeaway_role_went AFTER DELETE ON takeaway_role BEGIN INSERT OR IGNORE INTO unindexed SELECT 'entry', entry_id FROM takeaway WHERE id = OLD.takeaway_id; END;
CREATE TRIGGER contact_came AFTER INSERT ON contact BEGIN INSERT OR IGNORE INTO unindexed VALUES ('contact', NEW.id); END;
CREATE TRIGGER contact_went AFTER DELETE ON contact BEGIN INSERT OR IGNORE INTO unindexed VALUES ('contact', OLD.id); END;
CREATE TRIGGER contact_changed AFTER UPDATE ON contact BEGIN INSERT OR IGNORE INTO unindexed VALUES ('contact', NEW.id); END;
CREATE TRIGGER contact_renamed AFTER UPDATE OF name ON contact BEGIN INSERT OR IGNORE INTO unindexed SELECT 'entry', entry_id FROM entry_contact WHERE contact_id = NEW.id; END;
CREATE TRIGGER company_renamed AFTER UPDATE OF name ON company BEGIN INSERT OR IGNORE INTO unindexed SELECT 'contact', id FROM contact WHERE company_id = NEW.id; END;
CREATE TRIGGER role_renamed AFTER UPDATE OF name ON role BEGIN INSERT OR IGNORE INTO unindexed SELECT 'entry', entry_id FROM entry_role WHERE role_id = NEW.id; END;
CREATE TRIGGER theme_renamed AFTER UPDATE OF name ON theme BEGIN INSERT OR IGNORE INTO unindexed SELECT 'entry', entry_id FROM takeaway WHERE theme_id = NEW.id; END;
CREATE TRIGGER pitch_came AFTER INSERT ON pitch_version BEGIN INSERT OR IGNORE INTO unindexed VALUES ('pitch', NEW.number); END;
CREATE TRIGGER pitch_went AFTER DELETE ON pitch_version BEGIN INSERT OR IGNORE INTO unindexed VALUES ('pitch', OLD.number); END;
CREATE TRIGGER pitch_changed AFTER UPDATE ON pitch_version BEGIN INSERT OR IGNORE INTO unindexed VALUES ('pitch', NEW.number); END;
CREATE INDEX verdict_role ON verdict (role_id, id);
CREATE INDEX verdict_entry ON verdict (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX mention_theme ON mention (theme_id, kind, role_id) WHERE takeaway_id > 0;
CREATE INDEX mention_met ON mention (held, role_id, entry_id);
CREATE INDEX mention_takeaway ON mention (takeaway_id) WHERE takeaway_id > 0;
CREATE TRIGGER mention_entry_role_came AFTER INSERT ON entry_role BEGIN 
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, 'entry', 0, e.id, 0, e.status IS 'held', e.search_id FROM entry_role l JOIN entry e ON e.id = l.entry_id
    WHERE e.deleted_at IS NULL AND l.entry_id = NEW.entry_id AND l.role_id = NEW.role_id; END;
CREATE TRIGGER mention_entry_role_went AFTER DELETE ON entry_role BEGIN 
    DELETE FROM mention
    WHERE role_id = OLD.role_id AND kind = 'entry' AND theme_id = 0 AND entry_id = OLD.entry_id; END;
CREATE TRIGGER mention_entry_role_moved AFTER UPDATE ON entry_role BEGIN 
    DELETE FROM mention
    WHERE role_id = OLD.role_id AND kind = 'entry' AND theme_id = 0 AND entry_id = OLD.entry_id; 
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, 'entry', 0, e.id, 0, e.status IS 'held', e.search_id FROM entry_role l JOIN entry e ON e.id = l.entry_id
    WHERE e.deleted_at IS NULL AND l.entry_id = NEW.entry_id AND l.role_id = NEW.role_id; END;
CREATE TRIGGER mention_takeaway_role_came AFTER INSERT ON takeaway_role BEGIN 
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, t.kind, t.theme_id, e.id, t.id, e.status IS 'held', e.search_id FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL AND l.takeaway_id = NEW.takeaway_id AND l.role_id = NEW.role_id; END;
CREATE TRIGGER mention_takeaway_role_went AFTER DELETE ON takeaway_role BEGIN 
    DELETE FROM mention
    WHERE takeaway_id > 0 AND takeaway_id = OLD.takeaway_id AND role_id = OLD.role_id; END;
CREATE TRIGGER mention_takeaway_role_moved AFTER UPDATE ON takeaway_role BEGIN 
    DELETE FROM mention
    WHERE takeaway_id > 0 AND takeaway_id = OLD.takeaway_id AND role_id = OLD.role_id; 
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, t.kind, t.theme_id, e.id, t.id, e.status IS 'held', e.search_id FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL AND l.takeaway_id = NEW.takeaway_id AND l.role_id = NEW.role_id; END;
CREATE TRIGGER mention_takeaway_changed AFTER UPDATE ON takeaway BEGIN DELETE FROM mention WHERE takeaway_id > 0 AND takeaway_id = OLD.id; 
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, t.kind, t.theme_id, e.id, t.id, e.status IS 'held', e.search_id FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL AND t.id = NEW.id; END;
CREATE TRIGGER mention_entry_changed AFTER UPDATE OF status, deleted_at, search_id ON entry WHEN OLD.status IS NOT NEW.status OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.search_id IS NOT NEW.search_id BEGIN DELETE FROM mention WHERE kind = 'entry' AND theme_id = 0 AND entry_id = NEW.id AND role_id IN (SELECT role_id FROM entry_role WHERE entry_id = NEW.id); DELETE FROM mention WHERE takeaway_id > 0 AND takeaway_id IN (SELECT id FROM takeaway WHERE entry_id = NEW.id); 
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, 'entry', 0, e.id, 0, e.status IS 'held', e.search_id FROM entry_role l JOIN entry e ON e.id = l.entry_id
    WHERE e.deleted_at IS NULL AND e.id = NEW.id; 
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, t.kind, t.theme_id, e.id, t.id, e.status IS 'held', e.search_id FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL AND e.id = NEW.id; END;
CREATE INDEX introduction_step_introduction ON introduction_step (introduction_id, id);
CREATE INDEX introduction_step_entry ON introduction_step (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX contact_alias_contact ON contact_alias (contact_id);
CREATE INDEX followup_open ON followup (due)
        WHERE done = 0 AND closed_at IS NULL;
CREATE INDEX followup_done ON followup (contact_id, entry_id, done_at, created_at)
        WHERE done = 1;
CREATE INDEX followup_introduction ON followup (introduction_id) WHERE introduction_id IS NOT NULL;
CREATE INDEX introduction_open ON introduction (due)
        WHERE closed_at IS NULL AND status IN ('offered', 'chased', 'made');
CREATE INDEX introduction_contact ON introduction (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX entry_planned ON entry (day) WHERE status = 'planned' AND deleted_at IS NULL;
CREATE TABLE rehearsal (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        pitch INTEGER NOT NULL REFERENCES pitch_version, at TEXT NOT NULL,
        seconds INTEGER NOT NULL CHECK (seconds > 0));
CREATE INDEX rehearsal_pitch ON rehearsal (pitch, at);
CREATE INDEX feedback_inbox ON feedback (state, closed_at, entry_id);
CREATE INDEX feedback_adopted ON feedback (adopted_in) WHERE adopted_in IS NOT NULL;
CREATE INDEX feedback_said ON feedback (entry_id, closed_at);
CREATE INDEX introduction_offered ON introduction (entry_id, direction, closed_at);
INSERT INTO "rehearsal" VALUES(1,'2b5d51c9-52a4-4f1c-8d28-6d2f8f2b9c15',1,'2026-11-06T10:00:00.000000',41);
CREATE TABLE milestone_told (
        search_uid TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (search_uid, kind)) WITHOUT ROWID;
CREATE TABLE search_name (
        fold TEXT NOT NULL PRIMARY KEY, search_id INTEGER NOT NULL REFERENCES job_search ON DELETE CASCADE
        ) WITHOUT ROWID;
CREATE INDEX search_name_search ON search_name (search_id);
CREATE INDEX entry_held ON entry (search_id, status, deleted_at, day, at, minutes, score);
CREATE INDEX entry_search ON entry (search_id, kind, deleted_at, day DESC, at DESC, id DESC);
INSERT INTO "job_search" VALUES(1,'0f0594d7-ddd5-4198-9ed8-a31eea097949','Leaving law','leaving law','Find *out*.','2026-11-01',NULL,2,'',2);
INSERT INTO "search_name" VALUES('law',1);
INSERT INTO "milestone_told" VALUES('','first');
INSERT INTO "milestone_told" VALUES('0f0594d7-ddd5-4198-9ed8-a31eea097949','first');
CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, format TEXT NOT NULL,
        source TEXT NOT NULL, at TEXT NOT NULL, undone_at TEXT, counts TEXT NOT NULL);
CREATE TABLE import_item (
        batch_id INTEGER NOT NULL REFERENCES import_batch ON DELETE CASCADE, place INTEGER NOT NULL,
        noun TEXT NOT NULL, item_id INTEGER NOT NULL,
        key BLOB, digest BLOB, version INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'in' CHECK (state IN ('in', 'out', 'kept')),
        before TEXT, after TEXT, PRIMARY KEY (batch_id, place)) WITHOUT ROWID;
CREATE INDEX import_item_key ON import_item (key) WHERE key IS NOT NULL;
CREATE INDEX contact_email ON contact (email COLLATE NOCASE) WHERE email <> '';
INSERT INTO "import_batch" VALUES(1,'5f0d3b7c-6c52-4f0e-9a55-0d3f1b8f6f11','vcard','ada.vcf','2026-11-05T16:00:00.000005',NULL,'{"contact changed": 1}');
INSERT INTO "import_item" VALUES(1,0,'contact',1,X'00112233445566778899AABBCCDDEEFF',X'FFEEDDCCBBAA99887766554433221100',1,'in','{"deleted":false,"version":1,"name":"Ada Lovelace"}','{"deleted":false,"version":1,"name":"Ada Lovelace"}');
COMMIT;
