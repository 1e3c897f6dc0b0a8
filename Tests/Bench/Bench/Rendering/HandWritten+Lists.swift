// The parts of the frozen page that repeat: filters, rows, page numbers.

extension HandWritten {
    mutating func filters(_ page: BenchPage) {
        raw("<form class=\"filters\" id=\"filters\" action=\"")
        text(page.action)
        raw("\" method=\"get\" aria-label=\"Filtres\">\n")
        if let asked = page.asked {
            raw("<input type=\"hidden\" name=\"q\" value=\"")
            text(asked)
            raw("\"/>\n")
        }
        for facet in page.facets {
            raw("<fieldset class=\"facet\"><legend>")
            text(facet.legend)
            raw("</legend><div>\n")
            for tick in facet.ticks { self.tick(tick) }
            if let more = facet.more {
                raw("<details class=\"facet-more\"><summary>")
                text(more.label)
                raw("</summary>\n")
                for tick in more.ticks { self.tick(tick) }
                raw("</details>\n")
            }
            raw("</div></fieldset>\n")
        }
        raw(
            "<div class=\"filters-go\"><button class=\"button\" type=\"submit\">Filtrer</button></div>\n</form>\n"
        )
    }

    private mutating func tick(_ tick: BenchPage.Tick) {
        raw("<label class=\"tick\" for=\"")
        text(tick.id)
        raw("\"><input type=\"checkbox\" id=\"")
        text(tick.id)
        raw("\" name=\"")
        text(tick.name)
        raw("\" value=\"")
        text(tick.value)
        raw("\"")
        if tick.isChecked { raw(" checked=\"checked\"") }
        raw("/><span>")
        text(tick.label)
        raw("</span><span class=\"facet-count\">")
        text(tick.count)
        raw("<span class=\"unseen\"> ")
        text(tick.unit)
        raw("</span></span></label>\n")
    }

    mutating func result(_ row: BenchPage.Row, in frame: BenchFrame) {
        raw("<li class=\"result\"><a class=\"cover small\" href=\"")
        text(row.href)
        raw("\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"")
        text(row.cover)
        raw(
            """
            " width="200" height="300" alt="" loading="lazy"/></a>
            <div class="result-body">
            <h2 class="result-title"><a href="
            """)
        text(row.href)
        raw("\">")
        raw(row.title)
        raw("</a></h2>\n<p class=\"byline\">")
        raw(row.byline)
        raw("</p>\n<p class=\"result-facts\">")
        text(row.facts)
        raw("</p>\n<p class=\"result-where\">")
        if let pill = row.pill {
            raw("<span class=\"pill ")
            text(pill.kind)
            raw("\">")
            icon(pill.icon, of: frame)
            text(pill.label)
            raw("</span>\n")
        }
        if let callNumber = row.callNumber {
            raw("<span class=\"shelfmark\">")
            text(callNumber)
            raw("</span>")
        }
        if let location = row.location {
            raw("<span>")
            text(location)
            raw("</span>")
        }
        raw("</p>\n")
        if let extract = row.extract {
            raw("<p class=\"result-extract\">")
            raw(extract)
            raw("</p>\n")
        }
        raw("</div></li>\n")
    }

    mutating func pager(_ pager: BenchPage.Pager, in frame: BenchFrame) {
        raw("<nav class=\"pager\" aria-label=\"Pages\"><ul>\n")
        if let previous = pager.previous {
            raw("<li><a class=\"pager-step\" rel=\"prev\" href=\"")
            text(previous)
            raw("\">")
            icon("arrow-left", of: frame)
            raw("<span>Précédente</span></a></li>\n")
        }
        for page in pager.pages {
            if page.isAfterGap { raw("<li class=\"pager-gap\" aria-hidden=\"true\">…</li>\n") }
            raw("<li><a href=\"")
            text(page.href)
            raw("\"")
            if page.isCurrent { raw(" aria-current=\"page\"") }
            raw("><span class=\"unseen\">Page </span>")
            text(page.label)
            raw("</a></li>\n")
        }
        if let next = pager.next {
            raw("<li><a class=\"pager-step\" rel=\"next\" href=\"")
            text(next)
            raw("\"><span>Suivante</span>")
            icon("arrow-right", of: frame)
            raw("</a></li>\n")
        }
        raw("</ul></nav>\n")
    }
}
