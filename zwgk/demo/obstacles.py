"""Pages that are no content: a firewall's refusal, a browser challenge, a shell for scripts."""

from __future__ import annotations

from zwgk.demo.model import Section

#: What a web application firewall says (403).
REFUSED = (
    "<html><head><title>403 Forbidden</title></head><body><h1>访问被拦截</h1>"
    "<p>您的请求疑似存在攻击行为，已被网站防护系统拦截。事件编号：20260630-7F3A。</p></body></html>"
)
#: A challenge that only a browser can answer (412), with nothing else on the page.
CHALLENGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><meta id="9DhefwqGPrzGxEp9hPaoag" content="{}" r="m">'
    "<script type=\"text/javascript\">$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=70212;"
    '$_ts.cd="qEywrrAlqaLqqcVEWGAcqOlqkqALtqQkWG3qqcZrqGEmqWlDcmQqqOAqlkVLJA0xJVqJqOEqqaGq";'
    "if($_ts.lcd)$_ts.lcd();</script></head><body></body></html>"
)
#: What the server says of a page that does not exist.
NOT_FOUND = (
    "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center>"
    "<hr><center>nginx</center></body></html>"
)
#: What the server says the first time where a page is flaky.
FAILED = (
    "<html><head><title>500 Internal Server Error</title></head><body><center>"
    "<h1>500 Internal Server Error</h1></center></body></html>"
)


#: Where the script lies that fills lists.
LIST_SCRIPT = "/static/js/signed.js"
#: Signs the column's name, asks the interface at the address that this makes, and fills the template.
SIGNED = """function sign(text) {
  var hash = 2166136261;
  for (var i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return ("0000000" + hash.toString(16)).slice(-8);
}
function loadSigned(column) {
  var app = document.getElementById("app"), list = app.querySelector("ul"), total = app.querySelector(".pagination");
  var address = ["", "interface", sign(column)].join("/");
  list.innerHTML = "";
  total.textContent = "";
  return fetch(address).then(function (answer) { return answer.json(); }).then(function (data) {
    data.list.forEach(function (item) {
      var row = document.createElement("li"), link = document.createElement("a"), day = document.createElement("span");
      link.href = item.url;
      link.textContent = item.title;
      day.textContent = item.publishTime;
      row.append(link, day);
      list.append(row);
    });
    total.textContent = "共 " + data.total + " 条";
    app.querySelector(".loading").remove();
  });
}
"""  # noqa: E501  # a script


def signed_address(section: Section) -> str:
    """Where the interface of a column's list lies: FNV-1a of its name, as the script works it out."""
    digest = 2166136261
    for letter in section.slug:
        digest = (digest ^ ord(letter)) * 16777619 & 0xFFFFFFFF
    return f"/interface/{digest:08x}"


def script_list(section: Section) -> str:
    """A list that a script fills from a signed interface: nothing in the page but the template."""
    return (
        f'<div id="app" v-cloak><div class="loading">正在加载，请稍候……</div><ul class="list">'
        '<li v-for="item in list" :key="item.id"><a :href="item.url">{{ item.title }}</a>'
        "<span>{{ item.publishTime }}</span></li></ul>"
        '<div class="pagination" v-if="total > 0">共 {{ total }} 条</div></div>\n'
        f'<script src="{LIST_SCRIPT}"></script>\n<script>loadSigned("{section.slug}")</script>'
    )
