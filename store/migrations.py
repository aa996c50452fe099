"""The tables, as the steps that made them. A released step is frozen; a change is a new step."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from store.errors import StoreTooNew

MIGRATIONS = Migrations("readout-bot")


def migrate(db: Database) -> None:
    """Bring the tables up to date. Raises StoreTooNew for a store of a later version.

    Two processes opening a new store at once must not both create it: the whole run is one
    transaction that starts by taking the write lock.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        if unknown := {migration.name for migration in MIGRATIONS.applied(db)} - STEPS:
            raise StoreTooNew(
                f"这个数据库由更新的版本创建（{'、'.join(sorted(unknown))}），请升级 readout-bot"
            )
        MIGRATIONS.apply(db)
    except BaseException:
        db.rollback()
        raise
    db.commit()


def _run(db: Database, script: str) -> None:
    # executescript() would commit the migration's transaction first.
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS()
def m001_readouts(db: Database) -> None:
    """Sources as they came, readouts as they were read, and what changed when."""
    _run(
        db,
        """
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL,
            name TEXT NOT NULL,
            format TEXT NOT NULL CHECK (format IN ('page', 'record')),
            data BLOB NOT NULL,
            encoding TEXT,
            published TEXT,      -- what the user said of it (--published), not what it says
            received_at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX source_sha256 ON source (sha256);
        CREATE TABLE readout (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source (id),
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            current INTEGER NOT NULL CHECK (current IN (0, 1)),
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            folded TEXT NOT NULL, -- text with variants made one; the same length, the same offsets
            published TEXT,
            url TEXT,
            body TEXT,
            meeting TEXT,
            session TEXT,
            date_printed TEXT,
            month INTEGER,
            day INTEGER,
            date TEXT,            -- null while the year is unknown
            time_of_day TEXT,
            year INTEGER,
            year_how TEXT NOT NULL,
            year_evidence TEXT NOT NULL, -- a JSON list
            other_matters INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            reader_version INTEGER NOT NULL,
            added_at TEXT NOT NULL,
            UNIQUE (source_id, revision)
        ) STRICT;
        CREATE UNIQUE INDEX readout_current ON readout (source_id) WHERE current = 1;
        CREATE INDEX readout_source ON readout (source);
        CREATE INDEX readout_date ON readout (date);
        CREATE INDEX readout_month_day ON readout (month, day);
        CREATE TABLE item (
            id INTEGER PRIMARY KEY,
            readout INTEGER NOT NULL REFERENCES readout (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            verb TEXT NOT NULL,
            subject TEXT NOT NULL,
            start INTEGER NOT NULL, -- code points in readout.text
            stop INTEGER NOT NULL,
            UNIQUE (readout, position)
        ) STRICT;
        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            item INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            UNIQUE (item, position)
        ) STRICT;
        CREATE INDEX document_title ON document (title);
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            readout INTEGER NOT NULL REFERENCES readout (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            title TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('主持', '出席', '列席', '参加')),
            UNIQUE (readout, role, position)
        ) STRICT;
        CREATE INDEX person_name ON person (name);
        -- What the search index has yet to take in: written with the rows, read by the index.
        CREATE TABLE change (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            readout INTEGER NOT NULL
        ) STRICT;
        -- Questions that buttons of sent messages still point at.
        CREATE TABLE question (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL,
            asked_on TEXT NOT NULL, -- the day that 昨天 was said on
            UNIQUE (text, asked_on)
        ) STRICT;
        -- One row: which store this is, so that an index of another one is never taken for its own.
        CREATE TABLE identity (
            store TEXT NOT NULL
        ) STRICT;
        INSERT INTO identity VALUES (lower(hex(randomblob(16))))
        """,
    )


@MIGRATIONS()
def m002_subscriptions(db: Database) -> None:
    """Chats, what each wants to hear of, and what is owed to it."""
    _run(
        db,
        """
        CREATE TABLE chat (
            id INTEGER PRIMARY KEY,      -- the channel's own; a group's may change (it migrates)
            kind TEXT NOT NULL CHECK (kind IN ('private', 'group', 'supergroup', 'channel')),
            zone TEXT,                   -- null: the bot's own time zone
            quiet_from INTEGER,          -- minutes of the day there; null: no quiet hours
            quiet_to INTEGER,
            digest_hour INTEGER NOT NULL DEFAULT 8 CHECK (digest_hour BETWEEN 0 AND 23),
            language TEXT,               -- null: not chosen
            inactive TEXT,               -- why nothing can be sent there; null: it can
            wait_until REAL,             -- Unix seconds: a flood wait, or a pause after a failure
            wait_seconds REAL,           -- and how long it was when it began
            created_at TEXT NOT NULL,
            CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
            CHECK ((wait_until IS NULL) = (wait_seconds IS NULL))
        ) STRICT;
        -- AUTOINCREMENT: buttons of old messages name subscriptions, so no id may come again.
        CREATE TABLE subscription (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat INTEGER NOT NULL REFERENCES chat (id) ON UPDATE CASCADE ON DELETE CASCADE,
            text TEXT NOT NULL,          -- the search as it was typed; empty: every readout
            cadence TEXT NOT NULL CHECK (cadence IN ('now', 'daily', 'weekly')),
            paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
            changes INTEGER NOT NULL DEFAULT 0 CHECK (changes IN (0, 1)),
            silence INTEGER NOT NULL DEFAULT 0 CHECK (silence IN (0, 1)),
            created_at TEXT NOT NULL,
            UNIQUE (chat, text)
        ) STRICT;
        -- The outbox: one row for a chat and a readout (each revision is a readout of its own).
        CREATE TABLE notification (
            id INTEGER PRIMARY KEY,
            chat INTEGER NOT NULL REFERENCES chat (id) ON UPDATE CASCADE ON DELETE CASCADE,
            readout INTEGER NOT NULL REFERENCES readout (id),
            about TEXT NOT NULL CHECK (about IN ('new', 'changed', 'silence')),
            subscriptions TEXT NOT NULL, -- a JSON list of those that it is owed to
            cadence TEXT NOT NULL CHECK (cadence IN ('now', 'daily', 'weekly')),
            state TEXT NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'sending', 'sent', 'unknown', 'refused')),
            due_at REAL,                 -- Unix seconds; 0: at once; null: not put on a date yet
            attempts INTEGER NOT NULL DEFAULT 0,
            message INTEGER,             -- the sent message's id in its chat
            why TEXT,                    -- of a state that is not sent
            owed_at TEXT NOT NULL,
            settled_at TEXT,
            UNIQUE (chat, readout, about)
        ) STRICT;
        CREATE INDEX notification_due ON notification (due_at, id) WHERE state = 'pending';
        CREATE INDEX notification_open ON notification (chat)
            WHERE state IN ('pending', 'sending');
        CREATE INDEX notification_settled ON notification (settled_at)
            WHERE settled_at IS NOT NULL;
        -- At most one row: a flood wait for all chats at once.
        CREATE TABLE standstill (
            until REAL NOT NULL,
            seconds REAL NOT NULL
        ) STRICT
        """,
    )


@MIGRATIONS()
def m003_facts(db: Database) -> None:
    """What is known of the readouts together; worked out of them, so it is filled from them."""
    _run(
        db,
        """
        CREATE TABLE facts (  -- one row: how far they follow the changes, and by which rules
            seq INTEGER NOT NULL,
            rules INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE matter ( -- an item, or (position 0) the rest of a current readout, folded
            id INTEGER PRIMARY KEY,
            readout INTEGER NOT NULL REFERENCES readout (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            named TEXT NOT NULL,  -- what it is called: subject and documents, or title and lead
            whole TEXT NOT NULL,  -- what is said of it
            UNIQUE (readout, position)
        ) STRICT;
        CREATE VIRTUAL TABLE gram USING fts5 (grams, content='', detail='none', columnsize=0);
        CREATE TABLE work (   -- a document that an item took up, by what its titles have in common
            readout INTEGER NOT NULL REFERENCES readout (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            work TEXT NOT NULL,
            title TEXT NOT NULL
        ) STRICT;
        CREATE INDEX work_work ON work (work);
        CREATE INDEX work_readout ON work (readout);
        CREATE TABLE short_title ( -- 以下简称
            readout INTEGER NOT NULL REFERENCES readout (id) ON DELETE CASCADE,
            short TEXT NOT NULL,
            work TEXT NOT NULL
        ) STRICT;
        CREATE INDEX short_title_short ON short_title (short);
        CREATE INDEX short_title_readout ON short_title (readout);
        CREATE TABLE phrase ( -- a set phrase that a readout puts between quotation marks, folded
            readout INTEGER NOT NULL REFERENCES readout (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            phrase TEXT NOT NULL,
            start INTEGER NOT NULL -- code points in readout.text
        ) STRICT;
        CREATE INDEX phrase_phrase ON phrase (phrase);
        CREATE INDEX phrase_readout ON phrase (readout);
        -- All that counting asks of a readout, so that it need not read past the texts.
        CREATE INDEX readout_counted ON readout
            (current, date, meeting, year, month, day, session);
        CREATE INDEX readout_meeting ON readout (meeting, current, date);
        CREATE INDEX person_role ON person (role, name, readout)
        """,
    )


@MIGRATIONS()
def m004_inbox(db: Database) -> None:
    """Messages on their way to an answer, and whose each remembered question is."""
    _run(
        db,
        """
        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL,
            payload TEXT,         -- null once answered: only that it came is remembered
            received_at TEXT NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0 -- how often it was taken up again after a crash
        ) STRICT;
        CREATE INDEX inbox_waiting ON inbox (id) WHERE payload IS NOT NULL;
        -- A question is kept once; which conversations may open it is kept beside it.
        CREATE TABLE asked (
            chat INTEGER NOT NULL,
            question INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
            PRIMARY KEY (chat, question)
        ) STRICT;
        CREATE INDEX asked_question ON asked (question);
        ALTER TABLE question ADD COLUMN link TEXT;
        CREATE UNIQUE INDEX question_link ON question (link) WHERE link IS NOT NULL
        """,
    )


@MIGRATIONS()
def m005_told_besides(db: Database) -> None:
    """Subscriptions may ask for new set phrases; the days of a body, for its rhythm."""
    _run(
        db,
        """
        ALTER TABLE subscription ADD COLUMN phrases INTEGER NOT NULL DEFAULT 0
            CHECK (phrases IN (0, 1));
        CREATE INDEX readout_body ON readout (body, date) WHERE current = 1
        """,
    )


@MIGRATIONS()
def m006_topics(db: Database) -> None:
    """The topic of a forum that its notifications go to."""
    _run(db, "ALTER TABLE chat ADD COLUMN topic INTEGER")


@MIGRATIONS()
def m007_languages_of_apps(db: Database) -> None:
    """The language of the app from which a chat subscribed, for what it is notified of."""
    _run(db, "ALTER TABLE chat ADD COLUMN app TEXT")


@MIGRATIONS()
def m008_loud(db: Database) -> None:
    """Subscriptions whose notifications come in quiet hours too."""
    for table in ("subscription", "notification"):
        _run(
            db,
            f"ALTER TABLE {table} ADD COLUMN loud INTEGER NOT NULL DEFAULT 0"
            " CHECK (loud IN (0, 1))",
        )


@MIGRATIONS()
def m009_tellings(db: Database) -> None:
    """Which readouts tell of one meeting, so that it is counted once; worked out of them."""
    _run(
        db,
        """
        CREATE TABLE telling (
            readout INTEGER PRIMARY KEY REFERENCES readout (id) ON DELETE CASCADE,
            meeting INTEGER NOT NULL -- the same number for all that tell of it
        ) STRICT
        """,
    )


@MIGRATIONS()
def m010_meaning(db: Database) -> None:
    """Vectors of the matters, worked out of them; and by what."""
    _run(
        db,
        """
        CREATE TABLE meaning (
            matter INTEGER PRIMARY KEY REFERENCES matter (id) ON DELETE CASCADE,
            vector BLOB NOT NULL -- half-precision numbers
        ) STRICT;
        CREATE TABLE meant (  -- one row
            encoder TEXT NOT NULL,
            batches INTEGER NOT NULL -- counts up with each time that some were written
        ) STRICT
        """,
    )


@MIGRATIONS()
def m011_origin(db: Database) -> None:
    """Who put a readout out, as its page says."""
    _run(db, "ALTER TABLE readout ADD COLUMN origin TEXT")


@MIGRATIONS()
def m012_without_debris(db: Database) -> None:
    """Texts are looked into without the readings inside their words: 會(huì)議 is 会议."""
    _run(db, "UPDATE readout SET folded = legible(text) WHERE instr(text, '(')")


STEPS = frozenset(name for name in globals() if name.startswith("m0"))
