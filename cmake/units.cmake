# The units, one set for a single shop (woo24.service) and one for several (woo24@NAME.service), both from the same source, so that
# they differ only in where things are.

file(READ ${PROJECT_SOURCE_DIR}/systemd/hardening.conf WOO24_HARDENING)
string(STRIP "${WOO24_HARDENING}" WOO24_HARDENING)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/systemd/hardening.conf)

function(woo24_units suffix)
  set(WOO24_CREDENTIALS "")
  foreach(name IN ITEMS shop_key shop_secret office_application_id office_password smtp_password)
    string(APPEND WOO24_CREDENTIALS "LoadCredential=${name}:${WOO24_SECRETS}/${name}\nSetCredential=${name}:\\n\n")
  endforeach()
  string(STRIP "${WOO24_CREDENTIALS}" WOO24_CREDENTIALS)
  foreach(unit IN ITEMS woo24 woo24-failed)
    configure_file(${PROJECT_SOURCE_DIR}/systemd/${unit}.service.in ${PROJECT_BINARY_DIR}/systemd/${unit}${suffix}.service @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/systemd/${unit}${suffix}.service DESTINATION lib/systemd/system)
  endforeach()
endfunction()

set(WOO24_OF "")
set(WOO24_UNIT woo24.service)
set(WOO24_FAILED woo24-failed.service)
set(WOO24_CONFIG /etc/woo24/woo24.yaml)
set(WOO24_SECRETS /etc/woo24/credentials)
set(WOO24_STATE woo24)
woo24_units("")

# The name behind the @ is that of the settings file.
set(WOO24_OF " (%i)")
set(WOO24_UNIT woo24@%i.service)
set(WOO24_FAILED woo24-failed@%i.service)
set(WOO24_CONFIG /etc/woo24/%i.yaml)
set(WOO24_SECRETS /etc/woo24/credentials/%i)
set(WOO24_STATE woo24/%i)
woo24_units("@")

install(FILES systemd/woo24.sysusers DESTINATION lib/sysusers.d RENAME woo24.conf)
