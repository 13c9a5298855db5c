#!/bin/sh
# Puts a built site into a bucket of S3, in an order in which no page ever names a file that is not there yet:
#
#     s3.sh site s3://bucket             (or s3://bucket/folder for a site below a path)
#     s3.sh --tidy site s3://bucket      once in a while: removes the bundles that only older versions named
#
# Needs the AWS command line, version 1 or 2. docs/contributing/hosting.md says why each step is as it is.
set -eu

tidy=no
if [ "${1-}" = --tidy ]; then
    tidy=yes
    shift
fi
if [ $# -ne 2 ] || [ ! -f "$1/index.html" ]; then
    echo "usage: s3.sh [--tidy] FOLDER-OF-THE-SITE s3://BUCKET[/FOLDER]" >&2
    exit 2
fi
site=$1
bucket=$2

forever='public, max-age=31536000, immutable'
javascript='text/javascript; charset=utf-8'
letter='[A-Z2-7]'
digit='[0-9a-f]'
bundle="assets/*-$letter$letter$letter$letter$letter$letter$letter$letter"
part="data/*/$digit$digit$digit$digit$digit$digit$digit$digit$digit$digit$digit$digit$digit$digit$digit$digit.js"

# Always writes: by size and date, a list of the same length as the old one would be taken for it.
copy() {
    aws s3 cp "$site" "$bucket" --recursive --only-show-errors --cache-control no-cache --exclude '*' "$@"
}

remove() {
    aws s3 sync "$site" "$bucket" --delete --size-only --only-show-errors \
        --exclude '.*' --exclude _headers --exclude _redirects "$@"
}

if [ "$tidy" = yes ]; then
    remove
    exit
fi

# 1. What is named by its content. A file of that name, if there is one, is the same.
aws s3 sync "$site" "$bucket" --size-only --only-show-errors --exclude '*' \
    --include "$bundle.js" --include "$part" --cache-control "$forever" --content-type "$javascript"
aws s3 sync "$site" "$bucket" --size-only --only-show-errors --exclude '*' \
    --include "$bundle.css" --cache-control "$forever" --content-type 'text/css; charset=utf-8'

# 2. What pages show or fetch under a name that stays.
copy --include '*' --exclude '*.html' --exclude '*.js' --exclude '*.txt' --exclude "$bundle.css" \
    --exclude precache.json --exclude '.*' --exclude _headers --exclude _redirects
copy --include '*.txt' --exclude '.*' --content-type 'text/plain; charset=utf-8'
copy --include '*.js' --exclude "$bundle.js" --exclude "$part" --exclude sw.js --content-type "$javascript"

# 3. The pages.
copy --include '*.html' --content-type 'text/html; charset=utf-8'

# 4. What tells a reader's device that there is a new version.
copy --include precache.json --content-type 'application/json'
copy --include sw.js --content-type "$javascript"

# 5. What the site has no more. Bundles stay: a page that is open since yesterday may ask for its own ones.
remove --exclude "$bundle.js" --exclude "$bundle.css" --exclude "$part"
