#include <sqlite3.h>

/* Macros and variadic functions that Swift cannot import. */
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }
static inline int csqlite_set_config(sqlite3 *db, int option, int on) { return sqlite3_db_config(db, option, on, (int *)0); }
