#!/usr/bin/env bash
# Registers one of the two applications of dsr4j in the tenant that the Azure CLI is signed in to.
# Written by the build from the source descriptors (-Ddsr.regenerate=true); do not edit.
# docs/permissions.md says what each application is for.
set -euo pipefail

usage() {
  cat <<'END'
Usage: register-applications.sh read|change [options]

  read              discovers, exports, audits, plans; can change nothing
  change            executes approved plans

  --actions A,B     only what these need; of read: @READ_ACTIONS@; of change: @CHANGE_ACTIONS@
                    (default: all that this version does)
  --tenant ID       the tenant to register in; needed unless --dry-run
  --name NAME       display name (default: dsr4j read, dsr4j change)
  --app-id ID       goes on with this application instead of looking for one of that name
  --grant           consents for the whole tenant; without it, the script only says how to
  --dry-run         prints what would be asked for; calls nothing, and needs no Azure CLI

Needs the Azure CLI, signed in (az login) as somebody who may register applications, and for --grant as somebody who
may consent to application permissions (Privileged Role Administrator). Another cloud: az cloud set --name
AzureUSGovernment (or AzureChinaCloud) before az login; the script takes its addresses from there.
Can be run again: what is there stays, what is missing is added. It takes nothing away and creates no secret.
END
}

die() {
  printf 'register-applications: %s\n' "$1" >&2
  exit "${2:-1}"
}

# The permissions of an action; nothing for what this version does not do.
permissions_of() {
  case "$1" in
@PERMISSIONS@
    *) return 1 ;;
  esac
}

# The id of an app role of Microsoft Graph; "lookup" where only the tenant can tell.
role_id() {
  case "$1" in
@ROLE_IDS@
    *) echo lookup ;;
  esac
}

# Microsoft Graph is this application in every tenant and cloud.
readonly GRAPH=00000003-0000-0000-c000-000000000000

application=
actions=
tenant=
name=
app_id=
grant=no
dry_run=no

read_arguments() {
  while [ $# -gt 0 ]; do
    case "$1" in
      read | change)
        [ -z "$application" ] || die "one application at a time: read or change" 2
        application=$1
        ;;
      --actions | --tenant | --name | --app-id)
        if [ $# -lt 2 ] || [ -z "$2" ]; then
          die "$1 needs a value" 2
        fi
        case "$1" in
          --actions) actions=$2 ;;
          --tenant) tenant=$(tr '[:upper:]' '[:lower:]' <<<"$2") ;;
          --name) name=$2 ;;
          --app-id) app_id=$2 ;;
        esac
        shift
        ;;
      --grant) grant=yes ;;
      --dry-run) dry_run=yes ;;
      -h | --help)
        usage
        exit 0
        ;;
      *) die "unknown argument $1; see --help" 2 ;;
    esac
    shift
  done
  case "$application" in
    read) actions=${actions:-@READ_DEFAULT@} ;;
    change) actions=${actions:-@CHANGE_DEFAULT@} ;;
    *) die "say which application: read or change; see --help" 2 ;;
  esac
  name=${name:-dsr4j $application}
  case "$name" in
    *[\'\"\\]*) die "--name takes no quotes and no backslash" 2 ;;
  esac
}

# Prints the permissions of the chosen actions, sorted, each once.
wanted() {
  local list action needed all=
  IFS=, read -r -a list <<<"$actions"
  for action in "${list[@]}"; do
    needed=$(permissions_of "$application:$action") || die "the application '$application' has no action '$action'" 2
    [ -n "$needed" ] || die "this version does not $action anything: there is nothing to register for it" 2
    all="$all$needed
"
  done
  printf '%s' "$all" | LC_ALL=C sort -u
}

# Calls the Azure CLI for plain lines.
ask() {
  az "$@" --output tsv | tr -d '\r'
}

# Whether a text has a line.
has_line() {
  grep -q -x -F -e "$2" <<<"$1"
}

# What the tenant's own Microsoft Graph offers to applications: name, tab, id.
offered() {
  ask ad sp show --id "$GRAPH" \
    --query "appRoles[?isEnabled && contains(allowedMemberTypes, 'Application')].[value, id]"
}

# Reads permissions and prints "name id" as the tenant has it; fails, naming all, when one is not as expected.
verified() {
  local offers permission known here wrong=
  offers=$(offered) || die "this tenant's Microsoft Graph could not be read; nothing was changed"
  while read -r permission; do
    known=$(role_id "$permission")
    here=$(awk -F '\t' -v name="$permission" '$1 == name { print $2 }' <<<"$offers")
    if [ -z "$here" ]; then
      wrong="$wrong
  $permission: this tenant's Microsoft Graph has no such application permission"
    elif [ "$known" != lookup ] && [ "$known" != "$here" ]; then
      wrong="$wrong
  $permission: $known expected, the tenant says $here"
    else
      printf '%s %s\n' "$permission" "$here"
    fi
  done
  [ -z "$wrong" ] || die "nothing was changed, because role ids are not as expected:$wrong"
}

# The application to go on with, or nothing.
existing_application() {
  local found
  if [ -n "$app_id" ]; then
    ask ad app show --id "$app_id" --query appId
    return
  fi
  found=$(ask ad app list --display-name "$name" --query "[?displayName=='$name'].appId") || return
  case "$found" in
    *[[:space:]]*) die "several applications are called '$name': choose one by --app-id; nothing was changed" ;;
  esac
  printf '%s' "$found"
}

# The application's service principal in this tenant, or nothing.
existing_principal() {
  ask ad sp list --filter "appId eq '$app_id'" --query "[].id"
}

# The role ids that the application asks Microsoft Graph for.
requested() {
  ask ad app permission list --id "$app_id" \
    --query "[?resourceAppId=='$GRAPH'].resourceAccess[] | [?type=='Role'].id"
}

# The ids of everything else that it asks for.
requested_besides() {
  ask ad app permission list --id "$app_id" \
    --query "[?resourceAppId=='$GRAPH'].resourceAccess[] | [?type!='Role'].id" &&
    ask ad app permission list --id "$app_id" \
      --query "[?resourceAppId!='$GRAPH'].resourceAccess[].id"
}

# The role ids that were consented to, of whatever resource.
consented() {
  ask rest --method get --url "$graph_url/v1.0/servicePrincipals/$principal/appRoleAssignments?\$top=999" \
    --query "value[].appRoleId"
}

# Refuses an application that can do more than is wanted: it may be somebody else's, or serve two ends.
refuse_surplus() {
  local asked besides held id surplus=
  asked=$(requested)
  besides=$(requested_besides)
  held=$(if [ -n "$principal" ]; then consented; fi)
  for id in $asked $held; do
    has_line "$role_ids" "$id" || surplus="$surplus $id"
  done
  # shellcheck disable=SC2086 # ids, one a word
  [ -z "$surplus$besides" ] || die "the application $app_id asks for, or was granted, more than these actions need:
$(printf '  %s\n' $surplus $besides | sort -u)
If it is the right application, take that away, or name more actions; nothing was changed"
}

request_missing() {
  local asked permission id
  local missing=()
  asked=$(requested)
  while read -r permission id; do
    if ! has_line "$asked" "$id"; then
      missing+=("$id=Role")
      echo "asks for $permission"
    fi
  done <<<"$roles"
  if [ ${#missing[@]} -gt 0 ]; then
    az ad app permission add --id "$app_id" --api "$GRAPH" --api-permissions "${missing[@]}" --output none
  else
    echo "asks for all of them already"
  fi
}

# Consents to each role by itself: no more than was verified, and the same in every cloud.
grant_missing() {
  local held resource permission id
  held=$(consented)
  resource=$(ask ad sp show --id "$GRAPH" --query id)
  while read -r permission id; do
    if ! has_line "$held" "$id"; then
      az rest --method post --url "$graph_url/v1.0/servicePrincipals/$principal/appRoleAssignments" --output none \
        --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$id\"}" </dev/null
      echo "consented to $permission"
    fi
  done <<<"$roles"
}

show() {
  local permission id
  printf "The application '%s' would ask Microsoft Graph for (%s):\n" "$name" "$actions"
  while read -r permission; do
    id=$(role_id "$permission")
    [ "$id" != lookup ] || id="(id looked up in the tenant)"
    printf '  %s %s\n' "$permission" "$id"
  done <<<"$permissions"
  echo "Nothing was called: --dry-run."
}

check_tenant() {
  local signed_in
  [ -n "$tenant" ] || die "name the tenant by --tenant, so that no other is changed by mistake" 2
  command -v az >/dev/null || die "the Azure CLI (az) is not there"
  signed_in=$(ask account show --query tenantId) || die "sign in first: az login --tenant $tenant"
  [ "$signed_in" = "$tenant" ] || die "az is signed in to the tenant $signed_in; az login --tenant $tenant"
  graph_url=$(ask cloud show --query endpoints.microsoftGraphResourceId)
  graph_url=${graph_url%/}
}

register() {
  check_tenant
  roles=$(verified <<<"$permissions")
  role_ids=$(awk '{ print $2 }' <<<"$roles")
  app_id=$(existing_application)
  principal=
  if [ -n "$app_id" ]; then
    echo "application $app_id is there already"
    principal=$(existing_principal)
    refuse_surplus
  else
    app_id=$(ask ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId)
    echo "application $app_id registered as '$name'"
  fi
  [ -n "$principal" ] || principal=$(ask ad sp create --id "$app_id" --query id)
  request_missing
  if [ "$grant" = yes ]; then
    grant_missing
  fi
  next_steps
}

next_steps() {
  if [ "$grant" = no ]; then
    cat <<END
Not consented to: until an administrator does, it can do nothing. Either of
  $0 $application --tenant $tenant --app-id $app_id --actions $actions --grant
  az ad app permission admin-consent --id $app_id
or, in the Entra admin centre, App registrations > $name > API permissions > Grant admin consent.
END
  fi
  cat <<END
No secret was made. Give it a certificate, the public part only:
  az ad app credential reset --id $app_id --append --cert @certificate.pem
END
}

main() {
  read_arguments "$@"
  permissions=$(wanted)
  if [ "$dry_run" = yes ]; then
    show
  else
    register
  fi
}

main "$@"
