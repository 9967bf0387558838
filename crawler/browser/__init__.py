"""The browser, where nothing else serves: Chromium opens a list that only its page's script can fill.

Playwright's own asynchronous interface is used, not scrapy-playwright: that is a download handler which
asks for an installed Twisted reactor (``verify_installed_reactor`` in its constructor; tried with 0.0.48
on Scrapy 2.19: every request ends in ``NotSupported``), while our crawl runs Scrapy's engine on plain
asyncio.  It would also let the page's scripts ask the network past the crawl's manners.

Here Chromium never touches the network: each of its requests is answered by the crawl's own fetcher
(``answering``), so that address safety, robots.txt, pace, budgets and evidence are one code for both;
what cannot be answered that way (WebSocket, WebRTC, prefetching, the browser's own errands) is cut off
by flags and by a host table that knows no host (``chromium``).  What the page shows in the end is read by
the same readers as any other page and goes into the evidence, with a picture of it (``showing``).
"""
