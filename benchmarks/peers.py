"""The peers of the crawl benchmark, each a program of its own: `python peers.py crawlspider URL`."""

from __future__ import annotations

import sys

from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule


class Everything(CrawlSpider):
    """Scrapy's CrawlSpider with its LinkExtractor: finds every page and extracts nothing."""

    name = "everything"
    rules = (Rule(LinkExtractor(), callback="count", follow=True),)
    pages = 0

    def count(self, _response: Response) -> None:
        """Count a page."""
        type(self).pages += 1


def crawlspider(url: str) -> None:
    """Crawl the site with everything at its default but the concurrency that we use too."""
    process = CrawlerProcess(
        {"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "ROBOTSTXT_OBEY": False}
    )
    process.crawl(Everything, start_urls=[url])
    process.start()
    print(Everything.pages)


if __name__ == "__main__":
    crawlspider(sys.argv[2])
