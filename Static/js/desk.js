// The desk: keys of the keyboard, a field that is always ready for the scanner, and answers that come without leaving
// the page, so that nothing scanned meanwhile is lost. Every page works without it.
(function () {
    "use strict";

    if (!field()) { return; }

    // What is still to be sent, in the order in which it came: each makes its request from the page as it is then.
    var waiting = [];
    var isBusy = false;

    field().focus();

    function field() { return document.querySelector("[data-desk=champ]"); }

    function choices() { return Array.prototype.slice.call(document.querySelectorAll("[data-choice]")); }

    function isTyping(element) {
        return element && element.matches("input:not([type=hidden]), textarea, select") && element !== field();
    }

    function request(form, button, typed) {
        var fields = new URLSearchParams(new FormData(form));
        if (button && button.name) { fields.append(button.name, button.value); }
        if (typed !== undefined) { fields.set("saisie", typed); }
        return {
            address: button && button.hasAttribute("formaction") ? button.formAction : form.action,
            method: "POST", body: fields
        };
    }

    function pressing(element) {
        return element.form ? request(element.form, element) : { address: element.href, method: "GET" };
    }

    function send(job) {
        waiting.push(job);
        if (!isBusy) { next(); }
    }

    function next() {
        var asked = null;
        while (waiting.length > 0 && !asked) { asked = waiting.shift()(); }
        if (!asked) { return; }
        isBusy = true;
        fetch(asked.address, { method: asked.method, body: asked.body, credentials: "same-origin" })
            .then(function (response) {
                return response.text().then(function (text) { show(text, response, asked); });
            })
            .catch(function () { leave(asked); })
            .finally(function () { isBusy = false; next(); });
    }

    // The answer takes the place of the page; what is being typed stays in the field.
    function show(text, response, asked) {
        var page = new DOMParser().parseFromString(text, "text/html");
        var main = page.querySelector("main");
        if (!main || !main.querySelector("[data-desk=champ]")) { return leave(asked, response); }
        var typed = field().value;
        document.querySelector("main").replaceWith(document.adoptNode(main));
        document.title = page.title;
        field().value = typed;
        field().focus();
        if (waiting.length === 0 && !typed) { window.scrollTo(0, 0); }
        history.pushState(null, "", response.redirected || asked.method === "GET" ? response.url : location.href);
    }

    // Elsewhere, or nowhere: the browser shows it. Sent again, a form of this page does nothing twice.
    function leave(asked, response) {
        waiting = [];
        if (asked.method === "GET") { location.assign(asked.address); return; }
        if (response && response.redirected) { location.assign(response.url); return; }
        var form = document.createElement("form");
        form.method = "post";
        form.action = asked.address;
        asked.body.forEach(function (value, name) {
            var hidden = document.createElement("input");
            hidden.type = "hidden";
            hidden.name = name;
            hidden.value = value;
            form.append(hidden);
        });
        document.body.append(form);
        form.submit();
    }

    window.addEventListener("popstate", function () { location.reload(); });

    document.addEventListener("submit", function (event) {
        var form = event.target;
        if (!form.closest(".desk")) { return; }
        event.preventDefault();
        if (form.contains(field())) {
            var typed = field().value;
            // A second Enter of the same scan.
            if (!typed.trim() && isBusy) { return; }
            field().value = "";
            send(function () { return request(field().form, null, typed); });
        } else {
            var asked = request(form, event.submitter);
            send(function () { return asked; });
        }
    });

    document.addEventListener("click", function (event) {
        var link = event.target.closest("a[data-key], a[data-choice]");
        if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
        event.preventDefault();
        send(function () { return pressing(link); });
    });

    document.addEventListener("keydown", function (event) {
        if (event.ctrlKey || event.metaKey) { return; }
        if (event.key === "Escape" && field().value) { field().value = ""; field().focus(); return; }
        var selector = "[data-key=\"" + CSS.escape(event.key) + "\"]";
        if (!event.altKey && (document.querySelector(selector) || (isBusy && /^F[2-8]$/.test(event.key)))) {
            event.preventDefault();
            // The button of the page that is there when its turn comes: F8 undoes what has just been done.
            if (!event.repeat) {
                send(function () {
                    var keyed = document.querySelector(selector);
                    return keyed ? pressing(keyed) : null;
                });
            }
            return;
        }
        var list = choices();
        var place = list.indexOf(document.activeElement);
        if (list.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
            if (place < 0 && document.activeElement !== field()) { return; }
            event.preventDefault();
            var step = place + (event.key === "ArrowDown" ? 1 : -1);
            (step < 0 ? field() : list[Math.min(step, list.length - 1)]).focus();
            return;
        }
        // In the list a digit chooses; from the field, with Alt: a scanner only types digits.
        if (/^[1-9]$/.test(event.key) && (event.altKey || place >= 0)) {
            var chosen = list[Number(event.key) - 1];
            if (chosen) { event.preventDefault(); chosen.click(); }
            return;
        }
        // What a scanner types while a button has the focus goes to the field all the same.
        if (event.altKey || event.key.length !== 1 || event.key === " ") { return; }
        if (document.activeElement === field() || isTyping(document.activeElement)) { return; }
        field().focus();
    });
}());
