/// HTTP/1.1 to one server: kept connections without a bound, TLS with an own authority, proxies, hard
/// deadlines.
///
/// Entry type: [HttpCalls]. Built on Apache HttpCore's blocking connections, used from virtual threads:
/// measured at 16-17 us of CPU a request, as much as a bare socket (Apache HttpClient classic 28-34, its
/// async client 40-46, Helidon's client 38, java.net.http 58), and 16 us an event at 2,000 streams. What a
/// client would add (pool, proxy, deadline, own authority) is written here for one server, in four small
/// classes.
///
/// To add a way to connect (a socket file, HTTP/2), change [ConnectionOpener]; nothing else knows about
/// sockets.
@NullMarked
package dev.touchstone.models.http;

import org.jspecify.annotations.NullMarked;
