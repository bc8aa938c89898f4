-- Nobody asks the database which item has these bytes: an import knows all items. Keys at random places made every save of
-- many small items write most of the index again.

DROP INDEX IF EXISTS evidence_item_sha256;
