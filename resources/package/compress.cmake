# Manual and changelog of a Debian package are compressed, with no time or name in them.
set(share "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share")
foreach(file man/man1/threadline.1 doc/threadline/changelog)
    execute_process(COMMAND gzip --best --no-name --force "${share}/${file}"
                    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
