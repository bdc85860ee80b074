# Functions that the curl scripts take along where they need them. A paragraph is one function, and goes into a script
# as it stands. Those without arguments make Postman's dynamic variables of the same name.

# Percent-encodes all bytes of $2 but letters, digits and the characters in $1.
percent_encode() {
  local LC_ALL=C text=$2 out='' char i
  for ((i = 0; i < ${#text}; i += 1)); do
    char=${text:i:1}
    if [[ $char != [A-Za-z0-9] && $1 != *"$char"* ]]; then
      printf -v char %02X "'$char"
      char=%${char: -2}
    fi
    out+=$char
  done
  printf %s "$out"
}

# Encodes what may not stand in the path of a URL; escapes that are there already stay.
encode_path() {
  percent_encode "!#\$%&'()*+,-./:;=?@[]^_|~" "${1//\\//}"
}

# Encodes what may not stand in the query of a URL; escapes that are there already stay.
encode_query() {
  percent_encode '!#$%&()*+,-./:;=?@[\]^_`{|}~' "$1"
}

# Encodes what may not stand in a query or would end a parameter; escapes that are there already stay.
encode_parameter() {
  percent_encode '!$%()*+,-./:;=?@[\]^_`{|}~' "$1"
}

# Encodes a name or a value so that it can be part of a form.
encode_component() {
  percent_encode '-._~' "$1"
}

# The text as it goes between the quotes of a JSON string.
json_text() {
  local LC_ALL=C text=$1 out='' char i
  for ((i = 0; i < ${#text}; i += 1)); do
    char=${text:i:1}
    case $char in
      '"' | \\) char=\\$char ;;
      $'\n') char='\n' ;;
      $'\r') char='\r' ;;
      $'\t') char='\t' ;;
      [$'\001'-$'\037']) printf -v char '\\u%04x' "'$char" ;;
    esac
    out+=$char
  done
  printf %s "$out"
}

# Quotes the path of a file for curl's --form, so that nothing in it is syntax.
form_file() {
  local text=$1 out='' char i
  for ((i = 0; i < ${#text}; i += 1)); do
    char=${text:i:1}
    case $char in '"' | \\) char=\\$char ;; esac
    out+=$char
  done
  printf '"%s"' "$out"
}

# Encodes a name for the header of a form's part, as browsers do.
part_name() {
  local text=${1//\"/%22}
  text=${text//$'\r'/%0D}
  printf %s "${text//$'\n'/%0A}"
}

# A rule for curl's --connect-to that maps the server of the URL $1 to itself.
same_server() {
  local server=${1#*://} port=80
  [[ $1 != [Hh][Tt][Tt][Pp][Ss]:* ]] || port=443
  server=${server%%[/?#]*}
  server=${server##*@}
  [[ $server =~ :[0-9]+$ ]] || server+=:$port
  printf %s "$server:$server"
}

# Stops the script unless each variable has a value. Text after a name describes the variable.
require() {
  local _each _name _missing=0
  for _each; do
    _name=${_each%% *}
    [[ ! ${!_name+set} ]] || continue
    echo "$_name: has no value${_each#"$_name"}: put $_name=... before the command" >&2
    _missing=1
  done
  return "$_missing"
}

# Stops the script unless the variable $1 names a file, $2, that can be read.
need_file() {
  if [[ ! -r $2 || -d $2 ]]; then
    printf 'Nothing was sent: there is no file %q here that can be read. Put %s=... before the command.\n' "$2" "$1" >&2
    exit 1
  fi
}

# What the option $1 of curl with the value $2 sets, if an argument can replace it: `body`, or the name of a header.
part_of() {
  case $1 in
    -d* | --data* | --json | -F* | --form* | -T* | --upload-file) echo body ;;
    -H | --header) echo "${2%%[:;]*}:" | tr '[:upper:]' '[:lower:]' ;;
    -H*) part_of -H "${1#-H}" ;;
  esac
}

# Whether one of the arguments is a body.
has_body() {
  local option
  for option; do [[ $(part_of "$option" '') != body ]] || return 0; done
  return 1
}

# Runs the command after the first $1 arguments, with these at its end. A body among them replaces the body of the command,
# a header the header of the same name.
replacing() {
  local count=$1 replaced=' ' kept=() part i length
  shift
  if ((count == 0)); then
    "$@"
    return
  fi
  for ((i = 1; i <= count; i += 1)); do replaced+="$(part_of "${@:i:1}" "${@:i+1:1}") "; done
  for ((; i <= $#; i += length)); do
    case ${!i} in
      --header | --data* | --form* | --url | --user | --request | --proto | --proto-default | --connect-to) length=2 ;;
      *) length=1 ;;
    esac
    part=$(part_of "${@:i:2}")
    [[ $part != '' && $replaced == *" $part "* ]] || kept+=("${@:i:length}")
  done
  "${kept[@]}" "${@:1:count}"
}

# A part of a query or of a form in the one spelling that signatures know: all but letters, digits and -._~ encoded.
recode() {
  local LC_ALL=C text=${1//+/ } out='' char i
  for ((i = 0; i < ${#text}; i += 1)); do
    char=${text:i:1}
    if [[ ${text:i:3} == %[0-9A-Fa-f][0-9A-Fa-f] ]]; then
      printf -v char %b "\\x${text:i+1:2}"
      i=$((i + 2))
    fi
    if [[ $char != [A-Za-z0-9._~-] ]]; then
      printf -v char %02X "'$char"
      char=%${char: -2}
    fi
    out+=$char
  done
  printf %s "$out"
}

# The parameters of the query or form $1, recoded, each on a line. $2 stands behind a name that has no value.
recode_parameters() {
  local rest="$1&" part
  while [[ $rest != '' ]]; do
    part=${rest%%&*}
    rest=${rest#*&}
    case $part in
      '') ;;
      *=*) printf '%s=%s\n' "$(recode "${part%%=*}")" "$(recode "${part#*=}")" ;;
      *) printf '%s%s\n' "$(recode "$part")" "$2" ;;
    esac
  done
}

# The parameters of the query or form $1 as both sides sign them.
canonical_parameters() {
  local joined
  joined=$(recode_parameters "$1" = | LC_ALL=C sort -t = -k 1,1 -k 2,2 | tr '\n' '&')
  printf %s "${joined%&}"
}

# The hash $1 of the standard input, in hexadecimal digits.
hash_of() {
  local out
  out=$(openssl dgst "-$1" -r)
  printf %s "${out%% *}"
}

# The HMAC of the standard input with the hash $1, in hexadecimal digits. The key: key:text or hexkey:digits.
hmac() {
  local out
  out=$(openssl dgst "-$1" -mac HMAC -macopt "$2" -r)
  printf %s "${out%% *}"
}

# The same in base64.
hmac_base64() {
  openssl dgst "-$1" -mac HMAC -macopt "$2" -binary | openssl base64 -A
}

# Base64 of the standard input as it goes into tokens.
base64url() {
  openssl base64 -A | tr '+/' '-_' | tr -d =
}

# Reads the arguments of curl into variables of the function that calls it: the parts that signatures cover.
read_request() {
  local sends='' authority line
  method='' url='' headers='' body='' body_file='' arguments=()
  if ! type openssl > /dev/null 2>&1; then
    echo 'This request has to be signed, for which openssl is needed; it is not installed.' >&2
    exit 1
  fi
  while (($# > 0)); do
    case $1 in
      --url) url=$2 ;;
      --request | -X) method=$2 ;;
      --header | -H) headers+="$2"$'\n' ;;
      --data-raw) body+="${sends:+&}$2" ;;
      --data | --data-ascii | --json | -d)
        line=$2
        [[ $2 != @* ]] || line=$(tr -d '\r\n' < "${2#@}")
        body+="${sends:+&}$line"
        ;;
      --data-urlencode) body+="${sends:+&}${2%%=*}=$(encode_component "${2#*=}")" ;;
      --data-binary)
        if [[ $2 == @* ]]; then body_file=${2#@}; else body+="${sends:+&}$2"; fi
        ;;
      --form | --form-string | --proto | --proto-default) ;;
      *)
        [[ $1 != --head ]] || method=HEAD
        arguments+=("$1")
        shift
        continue
        ;;
    esac
    case $1 in -d | --data* | --json | --form*) sends=1 ;; esac
    [[ $1 == --url ]] || arguments+=("$1" "$2")
    shift 2
  done
  [[ $method != '' ]] || method=${sends:+POST}
  method=${method:-GET}
  [[ $url == *://* ]] || url=http://$url
  authority=${url#*://}
  authority=${authority%%[/?]*}
  path=${url#*://"$authority"}
  query=''
  [[ $path != *\?* ]] || query=${path#*\?}
  path=${path%%\?*}
  path=${path:-/}
  host=$(printf %s "${authority##*@}" | tr A-Z a-z)
  case $url in
    http://*) host=${host%:80} ;;
    https://*) host=${host%:443} ;;
  esac
}

# Adds the header $2, or Authorization. Its value $1 must not hold what would end it early, and begin another.
authorize() {
  if [[ $1 == *[$'\r\n']* ]]; then
    echo 'What would sign the request has a line break in it; nothing was sent.' >&2
    exit 1
  fi
  arguments+=(--header "${2-Authorization}: $1")
}

# Runs curl with a signature of OAuth 1.0a. Settings stand in front of the word curl.
oauth1() {
  local consumer_secret='' token_secret='' place='' realm='' is_plain='' covers_body='' sends_empty=''
  local oauth_consumer_key='' oauth_token='' oauth_signature_method='' oauth_timestamp='' oauth_nonce=''
  local oauth_version='' oauth_body_hash='' oauth_callback='' oauth_verifier='' oauth_signature
  while [[ $1 != curl ]]; do
    local "$1"
    shift
  done
  local method url headers body body_file arguments path query host form='' added='' line key name digest
  read_request "${@:2}"
  if [[ $oauth_consumer_key == '' || $consumer_secret == '' ]]; then
    "$@"
    return
  fi
  digest=$(printf %s "${oauth_signature_method#*-}" | tr A-Z a-z)
  [[ $oauth_timestamp != '' ]] || oauth_timestamp=$(timestamp)
  [[ $oauth_nonce != '' ]] || oauth_nonce=$(openssl rand -base64 9)
  case $covers_body in
    form) form=$body ;;
    hash) oauth_body_hash=$(printf %s "$body" | openssl dgst "-$digest" -binary | openssl base64 -A) ;;
  esac
  for name in oauth_{consumer_key,token,signature_method,timestamp,nonce,version,body_hash,callback,verifier}; do
    case $name in oauth_body_hash | oauth_callback | oauth_verifier) sends_empty='' ;; esac
    if [[ ${!name} == *[![:space:]]* || $sends_empty != '' ]]; then
      added+="&$name=$(encode_component "${!name}")"
    fi
  done
  key="$(encode_component "$consumer_secret")&$(encode_component "$token_secret")"
  if [[ $oauth_signature_method == PLAINTEXT ]]; then
    oauth_signature=$key
  else
    oauth_signature=$(
      printf '%s&%s&%s' "$method" "$(encode_component "${url%%://*}://$host$path")" \
        "$(encode_component "$(canonical_parameters "$query&$form$added")")" | hmac_base64 "$digest" "key:$key"
    )
  fi
  added+="&oauth_signature=$(encode_component "$oauth_signature")"
  query=$(recode_parameters "$query" '' | tr '\n' '&')
  query=${query%&}
  case $place in
    header)
      line=''
      [[ $realm == *[![:space:]]* ]] || realm=''
      for name in realm oauth_{consumer_key,token,signature_method,timestamp,nonce,version,body_hash,callback,verifier,signature}; do
        key=${!name}
        [[ $is_plain != '' ]] || key=$(encode_component "$key")
        [[ $key == '' ]] || line+="$name=\"$key\","
      done
      authorize "OAuth ${line%,}"
      ;;
    form) arguments+=(--data-raw "${added#&}") ;;
    *)
      query+=$added
      query=${query#&}
      ;;
  esac
  curl "${arguments[@]}" --url "${url%%\?*}${query:+?$query}"
}

# The headers of a request as AWS signs them: those in $1 without those that may change on the way.
canonical_headers() {
  local line name value words
  while IFS= read -r line; do
    name=$(printf %s "${line%%[:;]*}" | tr A-Z a-z)
    case $name in
      '' | authorization | connection | expect | presigned-expires | range | user-agent | x-amzn-trace-id) continue ;;
    esac
    value=''
    [[ $line != *:* ]] || value=${line#*:}
    read -r -a words <<< "$value"
    printf '%s:%s\n' "$name" "${words[*]-}"
  done <<< "$1" | LC_ALL=C sort -t : -k 1,1
}

# Runs curl with an AWS Signature, version 4. Settings stand in front of the word curl.
awsv4() {
  local access_key='' secret_key='' session_token='' service='' region='' place=''
  while [[ $1 != curl ]]; do
    local "$1"
    shift
  done
  local method url headers body body_file arguments path query host stamp scope content signed names='' line key part
  read_request "${@:2}"
  if [[ $access_key == '' || $secret_key == '' ]]; then
    "$@"
    return
  fi
  service=${service:-execute-api}
  region=${region:-us-east-1}
  stamp=$(date -u +%Y%m%dT%H%M%SZ)
  scope=${stamp%T*}/$region/$service/aws4_request
  if [[ $body_file != '' ]]; then content=$(hash_of sha256 < "$body_file"); else content=$(printf %s "$body" | hash_of sha256); fi
  if [[ $place != query ]]; then
    authorize "$stamp" X-Amz-Date
    headers+="X-Amz-Date:$stamp"$'\n'
    if [[ $session_token != '' ]]; then
      authorize "$session_token" X-Amz-Security-Token
      headers+="X-Amz-Security-Token:$session_token"$'\n'
    fi
    if [[ $service == s3 || $body$body_file != '' ]]; then
      authorize "$content" X-Amz-Content-Sha256
      headers+="X-Amz-Content-Sha256:$content"$'\n'
    fi
  fi
  signed=$(canonical_headers "${headers}Host:$host")
  while IFS= read -r line; do names+=";${line%%:*}"; done <<< "$signed"
  names=${names#;}
  if [[ $place == query ]]; then
    [[ $service != s3 ]] || content=UNSIGNED-PAYLOAD
    [[ $session_token == '' ]] || query+="&X-Amz-Security-Token=$(encode_component "$session_token")"
    [[ $service != s3 || "&$query" == *'&X-Amz-Expires='* ]] || query+='&X-Amz-Expires=86400'
    query+="&X-Amz-Date=$stamp&X-Amz-Algorithm=AWS4-HMAC-SHA256"
    query+="&X-Amz-Credential=$(encode_component "$access_key/$scope")&X-Amz-SignedHeaders=$(encode_component "$names")"
    query=${query#&}
  fi
  if [[ $service == s3 ]]; then
    path=$(recode "$path")
    path=${path//%2F//}
  else
    path=$(percent_encode '/-._~' "$path")
  fi
  signed=$(printf '%s\n' "$method" "$path" "$(canonical_parameters "$query")" "$signed" '' "$names")$'\n'$content
  key=$(printf %s "${stamp%T*}" | hmac sha256 "key:AWS4$secret_key")
  for part in "$region" "$service" aws4_request; do key=$(printf %s "$part" | hmac sha256 "hexkey:$key"); done
  signed=$(
    printf 'AWS4-HMAC-SHA256\n%s\n%s\n%s' "$stamp" "$scope" "$(printf %s "$signed" | hash_of sha256)" |
      hmac sha256 "hexkey:$key"
  )
  if [[ $place == query ]]; then
    query+="&X-Amz-Signature=$signed"
  else
    authorize "AWS4-HMAC-SHA256 Credential=$access_key/$scope, SignedHeaders=$names, Signature=$signed"
  fi
  curl "${arguments[@]}" --url "${url%%\?*}${query:+?$query}"
}

# Runs curl with a signature of Hawk. Settings stand in front of the word curl.
hawk() {
  local id='' key='' algorithm='' nonce='' ts='' ext='' app='' dlg='' covers_body=''
  while [[ $1 != curl ]]; do
    local "$1"
    shift
  done
  local method url headers body body_file arguments path query host port hash='' type='' escaped mac line name
  read_request "${@:2}"
  if [[ $id == '' || $key == '' ]]; then
    "$@"
    return
  fi
  [[ $nonce != '' ]] || nonce=$(openssl rand -base64 6)
  [[ $ts != '' ]] || ts=$(timestamp)
  port=443
  [[ $url == https:* ]] || port=80
  [[ ! $host =~ :([0-9]+)$ ]] || port=${BASH_REMATCH[1]}
  if [[ $covers_body != '' && $body != '' ]]; then
    while IFS= read -r line; do
      name=$(printf %s "${line%%:*}" | tr A-Z a-z)
      [[ $name != content-type ]] || type=${line#*:}
    done <<< "$headers"
    read -r type <<< "$(printf %s "${type%%;*}" | tr A-Z a-z)"
    hash=$(printf 'hawk.1.payload\n%s\n%s\n' "$type" "$body" | openssl dgst "-$algorithm" -binary | openssl base64 -A)
  fi
  escaped=${ext/\\/\\\\}
  escaped=${escaped/$'\n'/\\n}
  mac=$(
    printf '%s\n' hawk.1.header "$ts" "$nonce" "$method" "$path${query:+?$query}" "${host%:*}" "$port" "$hash" \
      "$escaped" ${app:+"$app" "$dlg"} | hmac_base64 "$algorithm" "key:$key"
  )
  line="Hawk id=\"$id\", ts=\"$ts\", nonce=\"$nonce\""
  [[ $hash == '' ]] || line+=", hash=\"$hash\""
  ext=${ext//\\/\\\\}
  [[ $ext == '' ]] || line+=", ext=\"${ext//\"/\\\"}\""
  line+=", mac=\"$mac\""
  [[ $app == '' ]] || line+=", app=\"$app\"${dlg:+, dlg=\"$dlg\"}"
  authorize "$line"
  curl "${arguments[@]}" --url "$url"
}

# Runs curl with a JSON Web Token that it signs. Settings stand in front of the word curl.
jwt() {
  local algorithm='' header='' payload='' secret='' is_base64='' prefix='' parameter=''
  while [[ $1 != curl ]]; do
    local "$1"
    shift
  done
  local method url headers body body_file arguments path query host token
  read_request "${@:2}"
  if [[ $is_base64 == '' ]]; then
    secret=key:$secret
  else
    secret=$(printf %s "$secret" | tr -d = | tr '_-' '/+')
    while ((${#secret} % 4 > 0)); do secret+='='; done
    secret=hexkey:$(printf %s "$secret" | openssl base64 -d -A | od -A n -v -t x1 | tr -d ' \n')
  fi
  token=$(printf %s "$header" | base64url).$(printf %s "$payload" | base64url)
  token+=.$(printf %s "$token" | openssl dgst "-$algorithm" -mac HMAC -macopt "$secret" -binary | base64url)
  if [[ $parameter != '' ]]; then
    query+="${query:+&}$(encode_parameter "$parameter=$token")"
    url="${url%%\?*}?$query"
  else
    authorize "${prefix:+$prefix }$token"
  fi
  curl "${arguments[@]}" --url "$url"
}

# A whole number from $1 to $2.
int() {
  printf %d $(($1 + (RANDOM * 32768 + RANDOM) % ($2 - $1 + 1)))
}

# One of the arguments.
pick() {
  local choices=("$@")
  printf %s "${choices[$(int 0 $(($# - 1)))]}"
}

# $1 characters out of those of $2.
characters() {
  local out='' i
  for ((i = 0; i < $1; i += 1)); do out+=${2:$(int 0 $((${#2} - 1))):1}; done
  printf %s "$out"
}

digits() {
  characters "$1" 0123456789
}

hex() {
  characters "$1" 0123456789abcdef
}

# The words that $2 makes, $1 of them.
several() {
  local out='' i
  for ((i = 0; i < $1; i += 1)); do out+="${out:+ }$("$2")"; done
  printf %s "$out"
}

# The time so many seconds from now, as JavaScript prints it.
date_in() {
  local at=$(($(date +%s) + $1)) format='+%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)'
  LC_ALL=C date -u -d "@$at" "$format" 2>/dev/null || LC_ALL=C date -u -r "$at" "$format"
}

sentence() {
  local words
  words=$(several "$(int 4 9)" randomWord)
  printf '%s%s.' "$(printf %s "${words:0:1}" | tr '[:lower:]' '[:upper:]')" "${words:1}"
}

image_url() {
  printf 'https://loremflickr.com/640/480/%s' "$1"
}

file_stem() {
  printf '%s_%s' "$(randomWord)" "$(randomWord)"
}

guid() {
  printf '%s-%s-4%s-%s%s-%s' "$(hex 8)" "$(hex 4)" "$(hex 3)" "$(pick 8 9 a b)" "$(hex 3)" "$(hex 12)"
}

timestamp() {
  printf %s "$(date +%s)"
}

isoTimestamp() {
  printf %s "$(date -u +%Y-%m-%dT%H:%M:%S.000Z)"
}

randomUUID() {
  guid
}

randomInt() {
  int 0 1000
}

randomAlphaNumeric() {
  characters 1 0123456789abcdefghijklmnopqrstuvwxyz
}

randomBoolean() {
  pick true false
}

randomColor() {
  pick azure black blue cyan gold green indigo magenta olive orange pink plum red silver teal white yellow
}

randomHexColor() {
  printf '#%s' "$(hex 6)"
}

randomAbbreviation() {
  pick AGP API CSS EXE FTP HDD HTTP JSON PCI RAM SCSI SMTP SQL SSD TCP USB XML
}

randomIP() {
  printf '%s.%s.%s.%s' "$(int 0 255)" "$(int 0 255)" "$(int 0 255)" "$(int 0 255)"
}

randomIPV6() {
  several 8 hex_group | tr ' ' :
}

hex_group() {
  hex 4
}

randomMACAddress() {
  several 6 hex_byte | tr ' ' :
}

hex_byte() {
  hex 2
}

randomPassword() {
  characters 15 abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_
}

randomLocale() {
  pick de en es fr it ja ko nb nl pl pt ru sv tr zh
}

randomUserAgent() {
  local version
  version=$(int 60 120)
  printf 'Mozilla/5.0 (X11; Linux x86_64; rv:%s.0) Gecko/20100101 Firefox/%s.0' "$version" "$version"
}

randomProtocol() {
  pick http https
}

randomSemver() {
  printf '%s.%s.%s' "$(int 0 9)" "$(int 0 9)" "$(int 0 9)"
}

randomFirstName() {
  pick Ada Ben Clara David Emma Finn Grace Hugo Ida Jonas Kira Leon Mia Noah Olga Paul Rosa Samir Tara Yusuf
}

randomLastName() {
  pick Adler Baker Costa Dunn Evans Fischer Garcia Hall Ito Jensen Klein Lopez Meyer Novak Okafor Patel Rossi Silva
}

randomFullName() {
  printf '%s %s' "$(randomFirstName)" "$(randomLastName)"
}

randomNamePrefix() {
  pick Dr. Miss Mr. Mrs. Ms.
}

randomNameSuffix() {
  pick I II III IV Jr. MD PhD Sr. V
}

randomJobArea() {
  pick Accounts Applications Assurance Brand Communications Data Functionality Identity Integration Markets Security
}

randomJobDescriptor() {
  pick Chief Customer Direct Dynamic Forward Global Human Internal Lead Legacy National Principal Regional Senior
}

randomJobType() {
  pick Administrator Agent Analyst Architect Assistant Associate Consultant Coordinator Designer Developer Engineer
}

randomJobTitle() {
  printf '%s %s %s' "$(randomJobDescriptor)" "$(randomJobArea)" "$(randomJobType)"
}

randomPhoneNumber() {
  printf '%s-%s-%s' "$(digits 3)" "$(digits 3)" "$(digits 4)"
}

randomPhoneNumberExt() {
  printf '%s-%s' "$(int 1 99)" "$(randomPhoneNumber)"
}

randomCity() {
  pick Avon Brighton Carlow Dover Essen Fargo Graz Halle Imola Jena Kiel Leeds Murcia Nice Oulu Porto Siena Turku York
}

randomStreetName() {
  printf '%s %s' "$(randomLastName)" "$(pick Avenue Bridge Court Drive Lane Road Square Street Way)"
}

randomStreetAddress() {
  printf '%s %s' "$(int 1 999)" "$(randomStreetName)"
}

randomCountry() {
  pick Austria Brazil Canada Denmark Egypt Fiji Ghana Hungary India Japan Kenya Laos Malta Nepal Oman Peru Qatar Spain
}

randomCountryCode() {
  pick AT BR CA DK EG FJ GH HU IN JP KE LA MT NP OM PE QA ES TG
}

randomLatitude() {
  printf '%s.%s' "$(int -89 89)" "$(digits 4)"
}

randomLongitude() {
  printf '%s.%s' "$(int -179 179)" "$(digits 4)"
}

randomAvatarImage() {
  image_url face
}

randomImageUrl() {
  image_url any
}

randomAbstractImage() {
  image_url abstract
}

randomAnimalsImage() {
  image_url animals
}

randomBusinessImage() {
  image_url business
}

randomCatsImage() {
  image_url cats
}

randomCityImage() {
  image_url city
}

randomFashionImage() {
  image_url fashion
}

randomFoodImage() {
  image_url food
}

randomNatureImage() {
  image_url nature
}

randomNightlifeImage() {
  image_url nightlife
}

randomPeopleImage() {
  image_url people
}

randomSportsImage() {
  image_url sports
}

randomTransportImage() {
  image_url transport
}

randomImageDataUri() {
  printf %s 'data:image/svg+xml;charset=UTF-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%2F%3E'
}

randomBankAccount() {
  digits 8
}

randomBankAccountName() {
  printf '%s Account' "$(pick 'Auto Loan' Checking 'Credit Card' 'Home Loan' Investment 'Money Market' Savings)"
}

randomBankAccountBic() {
  printf '%s%s' "$(characters 6 ABCDEFGHKLMN)" "$(pick 2A 3B 5C 9D)"
}

randomBankAccountIban() {
  printf 'DE%s' "$(digits 20)"
}

randomCreditCardMask() {
  digits 4
}

randomTransactionType() {
  pick deposit invoice payment withdrawal
}

randomCurrencyCode() {
  pick BRL CAD CHF CNY CZK DKK EUR GBP INR JPY NOK PLN SEK USD
}

randomCurrencyName() {
  pick 'Canadian Dollar' 'Czech Koruna' 'Danish Krone' Euro 'Pound Sterling' 'Swiss Franc' 'US Dollar' Yen Zloty
}

randomCurrencySymbol() {
  pick '$' '£' '¥' '€' kr 'zł'
}

randomBitcoin() {
  printf '3%s' "$(characters 31 ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789)"
}

randomCompanySuffix() {
  pick Inc LLC Group 'and Sons'
}

randomCompanyName() {
  printf '%s %s' "$(randomLastName)" "$(randomCompanySuffix)"
}

randomBsBuzz() {
  pick aggregate deploy embrace enable engage evolve grow harness integrate iterate optimize scale streamline transform
}

randomBsAdjective() {
  pick 24/7 agile back-end cross-platform dynamic end-to-end global granular holistic interactive open-source robust
}

randomBsNoun() {
  pick applications channels communities content markets metrics models networks paradigms platforms portals services
}

randomBs() {
  printf '%s %s %s' "$(randomBsBuzz)" "$(randomBsAdjective)" "$(randomBsNoun)"
}

randomCatchPhraseAdjective() {
  pick Adaptive Advanced Ameliorated Balanced Centralized Compatible Cross-group Focused Front-line Fundamental
}

randomCatchPhraseDescriptor() {
  pick '24 hour' actuating asynchronous bifurcated client-driven composite dedicated discrete explicit fault-tolerant
}

randomCatchPhraseNoun() {
  pick ability access adapter algorithm alliance analyzer application approach architecture archive array
}

randomCatchPhrase() {
  printf '%s %s %s' "$(randomCatchPhraseAdjective)" "$(randomCatchPhraseDescriptor)" "$(randomCatchPhraseNoun)"
}

randomDatabaseColumn() {
  pick avatar category createdAt email group id name password phone status title token updatedAt
}

randomDatabaseType() {
  pick bigint binary bit blob boolean char date datetime decimal double float int text time timestamp varchar
}

randomDatabaseCollation() {
  pick ascii_bin cp1250_bin utf8_bin utf8_general_ci utf8_unicode_ci
}

randomDatabaseEngine() {
  pick ARCHIVE BLACKHOLE CSV InnoDB MEMORY MyISAM
}

randomDateFuture() {
  date_in "$(int 1 31536000)"
}

randomDatePast() {
  date_in "-$(int 1 31536000)"
}

randomDateRecent() {
  date_in "-$(int 1 86400)"
}

randomMonth() {
  pick January February March April May June July August September October November December
}

randomWeekday() {
  pick Monday Tuesday Wednesday Thursday Friday Saturday Sunday
}

randomDomainSuffix() {
  pick biz com info name net org
}

randomDomainWord() {
  randomWord
}

randomDomainName() {
  printf '%s.%s' "$(randomDomainWord)" "$(randomDomainSuffix)"
}

randomUserName() {
  printf '%s.%s%s' "$(randomFirstName)" "$(randomLastName)" "$(int 1 99)"
}

randomEmail() {
  printf '%s@%s' "$(randomUserName)" "$(pick gmail.com hotmail.com yahoo.com)"
}

randomExampleEmail() {
  printf '%s@example.%s' "$(randomUserName)" "$(pick com net org)"
}

randomUrl() {
  printf '%s://%s' "$(randomProtocol)" "$(randomDomainName)"
}

randomCommonFileExt() {
  pick csv gif html jpg json mp3 mp4 pdf png txt wav xml zip
}

randomFileExt() {
  randomCommonFileExt
}

randomCommonFileName() {
  printf '%s.%s' "$(file_stem)" "$(randomCommonFileExt)"
}

randomFileName() {
  randomCommonFileName
}

randomCommonFileType() {
  pick application audio image text video
}

randomFileType() {
  pick application audio font image message model text video
}

randomDirectoryPath() {
  pick /bin /etc /home/user /lib /opt /root /srv /tmp /usr/local /var/log
}

randomFilePath() {
  printf '%s/%s' "$(randomDirectoryPath)" "$(randomFileName)"
}

randomMimeType() {
  pick application/json application/pdf audio/mpeg image/gif image/jpeg image/png text/csv text/html text/plain video/mp4
}

randomPrice() {
  printf '%s.%s' "$(int 0 999)" "$(digits 2)"
}

randomProduct() {
  pick Ball Bike Chair Chips Computer Fish Gloves Hat Keyboard Mouse Pants Pizza Shirt Shoes Soap Table Towels Tuna
}

randomProductAdjective() {
  pick Awesome Ergonomic Fantastic Generic Gorgeous Handcrafted Handmade Practical Refined Rustic Sleek Small Tasty
}

randomProductMaterial() {
  pick Concrete Cotton Fresh Frozen Granite Metal Plastic Rubber Soft Steel Wooden
}

randomProductName() {
  printf '%s %s %s' "$(randomProductAdjective)" "$(randomProductMaterial)" "$(randomProduct)"
}

randomDepartment() {
  pick Automotive Baby Beauty Books Clothing Computers Electronics Games Garden Grocery Health Home Movies Music Toys
}

randomNoun() {
  pick array bandwidth bus capacitor card circuit driver firewall interface matrix monitor panel pixel port program sensor
}

randomVerb() {
  pick 'back up' bypass calculate compress connect copy generate hack index input navigate parse program reboot transmit
}

randomIngverb() {
  pick 'backing up' bypassing calculating compressing connecting copying generating indexing navigating parsing
}

randomAdjective() {
  pick auxiliary bluetooth digital haptic mobile multi-byte neural online open-source optical primary redundant virtual
}

randomWord() {
  pick amber bridge candle delta ember forest garden harbor island jacket kernel ladder meadow needle orchard river summit
}

randomWords() {
  several "$(int 2 5)" randomWord
}

randomPhrase() {
  printf 'We need to %s the %s %s %s!' "$(randomVerb)" "$(randomAdjective)" "$(randomAbbreviation)" "$(randomNoun)"
}

randomLoremWord() {
  randomWord
}

randomLoremWords() {
  several 3 randomWord
}

randomLoremSentence() {
  sentence
}

randomLoremSentences() {
  several "$(int 2 5)" sentence
}

randomLoremParagraph() {
  randomLoremSentences
}

randomLoremParagraphs() {
  printf '%s\n \r%s\n \r%s' "$(randomLoremParagraph)" "$(randomLoremParagraph)" "$(randomLoremParagraph)"
}

randomLoremText() {
  randomLoremSentences
}

randomLoremSlug() {
  randomLoremWords | tr ' ' -
}

randomLoremLines() {
  printf '%s\n%s' "$(sentence)" "$(sentence)"
}
