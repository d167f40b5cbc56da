"""How the system is run: embedded PostgreSQL and Redis, their keeper, and the launcher of `./kc start`.

`tjanst` runs and watches processes, `konto` chooses the account they run under, `postgres` and `redisserver` know one
server each, `vakt` keeps both alive for as long as somebody uses them, `servrar` is the door for the ones who do.
Nothing here needs Django: the servers must run before the settings can name them.
"""
