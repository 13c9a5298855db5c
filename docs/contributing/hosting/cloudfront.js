/**
 * A CloudFront function (runtime cloudfront-js-2.0, on viewer requests): a bucket knows no folders, so the address of
 * one (`/glossary/`) is answered with the page in it, and without its slash (`/glossary`) leads to the one with it.
 */
function handler(event) {
    const request = event.request;
    // Two slashes, or a backslash, at the start of a Location would name another host.
    const uri = request.uri.replace(/^[/\\]+/, "/");
    if (uri.endsWith("/")) {
        request.uri = uri + "index.html";
        return request;
    }
    const name = uri.slice(uri.lastIndexOf("/") + 1);
    if (name.includes(".")) {
        return request;
    }
    return {
        statusCode: 301,
        statusDescription: "Moved Permanently",
        headers: {
            location: { value: uri + "/" + query(request.querystring) },
            "cache-control": { value: "no-cache" },
        },
    };
}

function query(parts) {
    const pairs = [];
    for (const name in parts) {
        for (const one of parts[name].multiValue || [parts[name]]) {
            pairs.push(one.value === "" ? name : name + "=" + one.value);
        }
    }
    return pairs.length ? "?" + pairs.join("&") : "";
}
