#!/usr/bin/env bash
# Stands in for the Azure CLI in RegistrationScriptTest: keeps one tenant as files in $AZ_STATE, records calls that
# change something in $AZ_STATE/writes, and knows no call but those that the script makes.
set -euo pipefail
cd "$AZ_STATE"
call="$*"

value_of() {
  local wanted=$1
  shift
  while [ $# -gt 1 ]; do
    [ "$1" != "$wanted" ] || { printf '%s\n' "$2"; return; }
    shift
  done
}

changed() { printf '%s\n' "$call" >>writes; }

case "$call" in
  "account show --query tenantId"*) cat tenant ;;
  "cloud show --query endpoints.microsoftGraphResourceId"*) echo "https://graph.example/" ;;
  "ad sp show --id 00000003-0000-0000-c000-000000000000 --query appRoles"*) cat offers ;;
  "ad sp show --id 00000003-0000-0000-c000-000000000000 --query id"*) echo graph-principal ;;
  "ad app list --display-name"*) cat applications ;;
  "ad app show --id"*) value_of --id "$@" ;;
  "ad sp list --filter appId eq 'app-1'"*) cat principals ;;
  "ad app permission list --id app-1 --query [?resourceAppId=="*"type=='Role'"*) cat requested ;;
  "ad app permission list --id app-1 --query"*"resourceAppId!="*) cat besides ;;
  "ad app permission list --id app-1 --query"*"type!='Role'"*) : ;;
  "rest --method get --url https://graph.example/v1.0/servicePrincipals/principal-1/appRoleAssignments"*) cat consented ;;
  "ad app create"*)
    changed
    echo app-1 | tee applications
    ;;
  "ad sp create --id app-1"*)
    changed
    echo principal-1 | tee principals
    ;;
  "ad app permission add --id app-1 --api 00000003-0000-0000-c000-000000000000 --api-permissions"*)
    changed
    for word in "$@"; do
      case "$word" in *=Role) printf '%s\n' "${word%=Role}" >>requested ;; esac
    done
    ;;
  "rest --method post --url https://graph.example/v1.0/servicePrincipals/principal-1/appRoleAssignments"*)
    changed
    value_of --body "$@" | sed 's/.*"appRoleId":"\([^"]*\)".*/\1/' >>consented
    ;;
  *)
    printf 'the stand-in does not know: az %s\n' "$call" >&2
    exit 3
    ;;
esac
